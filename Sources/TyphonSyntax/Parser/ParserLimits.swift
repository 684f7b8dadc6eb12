/// How deep a source text may nest. Each level costs native stack, in the parser and in everything that walks the tree;
/// the sum must fit `stackBytes`. Length is not limited.
package enum ParserLimits {
    /// What the least guest thread has.
    package static var stackBytes: Int {
        #if DEBUG
            // Without optimisation a frame is several times as large.
            2 << 20
        #else
            512 << 10
        #endif
    }
    /// Open brackets at one place, as in CPython.
    package static let brackets = 200
    /// Open indentation levels, as in CPython.
    package static let indentation = 100
    /// Expressions, operators, patterns and blocks inside one another, whatever their kind.
    package static var nesting: Int {
        #if DEBUG
            160
        #else
            400
        #endif
    }
    /// f-strings inside f-strings.
    package static let formatStrings = 60
    /// Replacements inside the format of a replacement, as in CPython.
    package static let formatExpressions = 3
}
