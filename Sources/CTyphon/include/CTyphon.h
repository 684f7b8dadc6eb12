/* The few lines of C that Swift cannot say: stack bounds, register spilling, stack scanning and processor hints. */
#ifndef CTYPHON_H
#define CTYPHON_H
#include <stddef.h>
#include <stdint.h>

/// Bounds of the calling thread's native stack: lowest usable address and one past the highest.
void typhon_stack_bounds(uintptr_t *lowest, uintptr_t *highest);

/// Spills callee-saved registers to the stack and calls `body(context, stack_pointer)`,
/// so that everything live in the caller lies at or above `stack_pointer`.
void typhon_with_spilled_registers(void (*body)(void *context, uintptr_t stack_pointer), void *context);

/// Number of words `typhon_save_registers` writes; the last one is the caller's stack pointer.
#define TYPHON_SAVED_REGISTERS 16

/// Stores the callee-saved registers as the caller sees them, then its stack pointer in
/// `into[TYPHON_SAVED_REGISTERS - 1]`. Unused words are left as they are.
void typhon_save_registers(uintptr_t *into);

/// Copies `count` words that another, running thread may be writing (its native stack
/// above the point where it left the heap). Invisible to the sanitizers on purpose.
void typhon_copy_words(uintptr_t *into, const uintptr_t *from, size_t count);

/// Overwrites some native stack below the caller, which earlier calls have left behind.
void typhon_clear_stack(void);

/// Address near the top of the calling frame, for native stack depth checks.
static inline uintptr_t typhon_stack_pointer(void) {
    return (uintptr_t)__builtin_frame_address(0);
}

/// Hint to the processor inside a bounded spin.
static inline void typhon_spin_hint(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

/// Asks for the cache line at `address`, which need not be mapped.
static inline void typhon_prefetch(uintptr_t address) {
    __builtin_prefetch((const void *)address, 0, 3);
}

/// Asks for the only copy of the cache line at `address`: it will be stored to soon.
static inline void typhon_prefetch_for_store(uintptr_t address) {
#if defined(__x86_64__)
    __asm__ volatile("prefetchw %0" : : "m"(*(const char *)address));
#else
    __builtin_prefetch((const void *)address, 1, 3);
#endif
}

/// Calls translated code: `entry` sets up the machine registers and jumps to `address`. Returns why it was left.
static inline intptr_t typhon_enter(void *entry, void *state, uintptr_t address) {
    return ((intptr_t (*)(void *, uintptr_t))entry)(state, address);
}

/// The system's number of the calling thread.
uint64_t typhon_thread_id(void);

/// Processors the process may run on, at least 1.
int typhon_processor_count(void);

#endif
