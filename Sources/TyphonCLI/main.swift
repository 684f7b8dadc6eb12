/// # The command `typhon`
///
///     arguments -> Invocation (what belongs to typhon, what to the program) -> Settings
///     -> a dump, or ScriptRunner -> how the process ends
Invocation(Array(CommandLine.arguments.dropFirst())).run()
