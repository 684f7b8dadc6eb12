/// Everything that can be wrong with a source text, as data. `text` (in `Mistake+Text`) turns a case into English once,
/// at the edge. Payloads are what the text needs and the span does not already say.
package enum Mistake: Sendable {
    // Files
    case sourceTooLarge
    case nullByte
    case unknownEncoding(String)
    case encodingWithMark(String)
    case undeclaredEncoding(byte: UInt8, file: String, line: Int)
    case invalidUTF8(byte: UInt8, position: Int, reason: String)
    case invalidASCII(byte: UInt8, position: Int)

    // Characters and lines
    case invalidCharacter(Unicode.Scalar)
    case nonPrintableCharacter(Unicode.Scalar)
    case characterAfterContinuation
    case unexpectedEndOfFile
    case unindentMismatch
    case inconsistentTabs
    case tooManyIndentationLevels
    case unexpectedIndent
    case unexpectedUnindent

    // Brackets
    case unmatchedBracket(UInt8)
    case mismatchedBracket(closing: UInt8, opening: UInt8, line: Int?)
    case neverClosed(UInt8)
    case tooManyParentheses
    case nestedTooDeeply

    // Numbers
    case invalidNumber(NumberKind)
    case invalidDigit(UInt8, NumberKind)
    case leadingZeros
    case tooManyDigits(Int)

    // Strings
    case unterminatedString(line: Int, isFormatted: Bool)
    case unterminatedTripleQuotedString(line: Int, isFormatted: Bool)
    case bytesNotASCII
    case mixedBytesAndText
    case unicodeEscape(first: Int, last: Int, EscapeProblem)
    case bytesEscape(position: Int)

    // F-strings
    case formatSingleBrace
    case formatUnmatched(UInt8)
    case formatNestedTooDeeply
    case formatTooManyNested
    case formatExpressionRequired(before: UInt8)
    case formatExpressionExpected
    case formatExpecting(FormatExpectation)
    case formatMissingConversion
    case formatInvalidConversion
    case formatUnknownConversion(String)
    case formatConversionBlank
    case formatLambda

    // Generic
    case invalidSyntax
    case forgotComma
    case expected(String)
    case missingCallParentheses(String)
    case compiler(String)

    // Blocks
    case expectedBlock(after: String, line: Int)
    case expectedExceptOrFinally
    case mixedExceptKinds
    case exceptionTypesNeedParentheses
    case expectedExceptionTypes
    case defaultExceptNotLast

    // Targets
    case cannotAssign(to: String)
    case cannotAssignHere(to: String)
    case cannotDelete(String)
    case maybeEquality
    case illegalAugmentedTarget(String)
    case illegalAnnotationTarget
    case onlySingleTarget(String)
    case yieldAssignment
    case namedExpressionTarget(String)
    case starredTargetAlone
    case starredExpressionHere
    case starredInGroup
    case doubleStarredInGroup

    // Displays and comprehensions
    case unpackingInComprehension
    case unpackingInDictionaryComprehension
    case comprehensionTargetParentheses
    case starredDictionaryValue
    case missingDictionaryValue
    case missingDictionaryColon
    case missingElse

    // Calls
    case positionalAfterKeyword
    case positionalAfterMapping
    case iterableAfterMapping
    case generatorNeedsParentheses
    case argumentAssignment

    // Parameters
    case missingDefault
    case defaultExpected
    case parenthesizedParameters(isLambda: Bool)
    case slashFirst
    case slashTwice
    case slashAfterStar
    case starAfterSlash
    case bareStar
    case starTwice
    case variadicDefault
    case keywordVariadicDefault
    case parameterAfterKeywordVariadic

    // Imports
    case importTrailingComma
    case importFromOrder

    // Type parameters
    case boundNotAllowed(on: String, isTuple: Bool)

    // Modes
    case multipleStatements

    // Patterns
    case wildcardTarget
    case invalidPatternTarget
    case positionalPatternAfterKeyword
    case complexRealRequired
    case complexImaginaryRequired

    package enum NumberKind: String, Sendable {
        case binary, octal, decimal, hexadecimal, imaginary
    }

    package enum EscapeProblem: String, Sendable {
        case truncatedByte = "truncated \\xXX escape"
        case truncatedShort = "truncated \\uXXXX escape"
        case truncatedLong = "truncated \\UXXXXXXXX escape"
        case illegalCharacter = "illegal Unicode character"
        case malformedName = "malformed \\N character escape"
        case unknownName = "unknown Unicode character name"
        case trailingBackslash = "\\ at end of string"
    }

    package enum FormatExpectation: String, Sendable {
        case anything = "'=', or '!', or ':', or '}'"
        case afterEquals = "'!', or ':', or '}'"
        case afterConversion = "':' or '}'"
        case formatSpecification = "'}', or format specs"
        case closingBrace = "'}'"
    }
}

/// The exception class a mistake is raised as.
package enum DiagnosticCategory: String, Sendable {
    case syntaxError = "SyntaxError"
    case indentationError = "IndentationError"
    case tabError = "TabError"
}

extension Mistake {
    package var category: DiagnosticCategory {
        switch self {
        case .inconsistentTabs: .tabError
        case .unindentMismatch, .tooManyIndentationLevels, .unexpectedIndent, .unexpectedUnindent, .expectedBlock:
            .indentationError
        case _: .syntaxError
        }
    }
}
