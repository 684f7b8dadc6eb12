/// How native code leaves before its end. The only Swift error of the engine: one
/// byte, no allocation; the facts lie in the thread's state.
enum Unwind: UInt8, Error {
    /// A guest exception is on its way: `Thread.raised` holds it.
    case raised
    /// The transaction cannot commit. Everything is undone and the slice runs again:
    /// pass it on untouched, clean up only what is native.
    case aborted
    /// The machine stops this thread (a limit, process exit). No guest code may catch it.
    case stopped
}
