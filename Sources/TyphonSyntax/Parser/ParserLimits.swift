/// How deep a source text may nest. Each level costs native stack, in the parser and in everything that walks the tree;
/// the sum must fit a guest thread with 512 KB. Length is not limited.
package enum ParserLimits {
    /// Open brackets at one place, as in CPython.
    package static let brackets = 200
    /// Open indentation levels, as in CPython.
    package static let indentation = 100
    /// Expressions, operators, patterns and blocks inside one another, whatever their kind.
    package static var nesting: Int {
        #if DEBUG
            // Without optimisation a frame is several times as large.
            64
        #else
            400
        #endif
    }
    /// f-strings inside f-strings.
    package static let formatStrings = 60
    /// Replacements inside the format of a replacement, as in CPython.
    package static let formatExpressions = 3
}
