#define _GNU_SOURCE
#include "CTyphon.h"

#include <pthread.h>
#include <sched.h>
#include <string.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/syscall.h>
#endif
#include <pthread.h>
#include <setjmp.h>

void typhon_stack_bounds(uintptr_t *lowest, uintptr_t *highest) {
#if defined(__APPLE__)
    pthread_t self = pthread_self();
    *highest = (uintptr_t)pthread_get_stackaddr_np(self);
    *lowest = *highest - pthread_get_stacksize_np(self);
#else
    pthread_attr_t attributes;
    void *address = 0;
    size_t size = 0;
    pthread_getattr_np(pthread_self(), &attributes);
    pthread_attr_getstack(&attributes, &address, &size);
    pthread_attr_destroy(&attributes);
    *lowest = (uintptr_t)address;
    *highest = (uintptr_t)address + size;
#endif
}

__attribute__((noinline))
void typhon_with_spilled_registers(void (*body)(void *, uintptr_t), void *context) {
    jmp_buf registers;
    __builtin_unwind_init();
    (void)setjmp(registers);
    body(context, (uintptr_t)__builtin_frame_address(0) < (uintptr_t)&registers
                      ? (uintptr_t)__builtin_frame_address(0)
                      : (uintptr_t)&registers);
    __asm__ volatile("" : : "r"(&registers) : "memory");
}

/* Assembly, because a compiled function may already have pushed and reused a register
   when its first statement runs, and the frame it was pushed to dies with the return. */
#if defined(__APPLE__)
#define TYPHON_SYMBOL "_typhon_save_registers"
#else
#define TYPHON_SYMBOL "typhon_save_registers"
#endif
#if defined(__x86_64__)
__asm__(".text\n.p2align 4\n.globl " TYPHON_SYMBOL "\n" TYPHON_SYMBOL ":\n"
        "movq %rbx, 0(%rdi)\n"
        "movq %rbp, 8(%rdi)\n"
        "movq %r12, 16(%rdi)\n"
        "movq %r13, 24(%rdi)\n"
        "movq %r14, 32(%rdi)\n"
        "movq %r15, 40(%rdi)\n"
        "movq %rsp, 120(%rdi)\n"
        "ret\n");
#elif defined(__aarch64__)
__asm__(".text\n.p2align 2\n.globl " TYPHON_SYMBOL "\n" TYPHON_SYMBOL ":\n"
        "stp x19, x20, [x0, #0]\n"
        "stp x21, x22, [x0, #16]\n"
        "stp x23, x24, [x0, #32]\n"
        "stp x25, x26, [x0, #48]\n"
        "stp x27, x28, [x0, #64]\n"
        "str x29, [x0, #80]\n"
        "mov x9, sp\n"
        "str x9, [x0, #120]\n"
        "ret\n");
#else
#error "typhon_save_registers: this processor is not supported yet"
#endif

__attribute__((noinline, no_sanitize("thread"), no_sanitize("address")))
void typhon_copy_words(uintptr_t *into, const uintptr_t *from, size_t count) {
    const volatile uintptr_t *source = from;
    for (size_t index = 0; index < count; index++) into[index] = source[index];
}

uint64_t typhon_thread_id(void) {
#if defined(__linux__)
    return (uint64_t)syscall(SYS_gettid);
#else
    uint64_t number = 0;
    pthread_threadid_np(NULL, &number);
    return number;
#endif
}

int typhon_processor_count(void) {
#if defined(__linux__)
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof(set), &set) == 0 && CPU_COUNT(&set) > 0) return CPU_COUNT(&set);
#endif
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count > 0 ? (int)count : 1;
}

__attribute__((noinline))
void typhon_clear_stack(void) {
    char room[16384];
    memset(room, 0, sizeof room);
    /* The stores must not be taken for dead. */
    __asm__ volatile("" : : "r"(room) : "memory");
}
