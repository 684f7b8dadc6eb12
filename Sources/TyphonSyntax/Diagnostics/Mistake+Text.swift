// The words. They are the language's own: programs and people match on them.

extension Mistake {
    /// The message, without category and place.
    package var text: String {
        switch self {
        case .sourceTooLarge: "source file is too large"
        case .nullByte: "source code cannot contain null bytes"
        case .unknownEncoding(let name): "encoding problem: \(name)"
        case .encodingWithMark(let name): "encoding problem: \(name) with BOM"
        case .undeclaredEncoding(let byte, let file, let line):
            "Non-UTF-8 code starting with '\\x\(hex(UInt32(byte), 2))' in file \(file) on line \(line), but no encoding "
                + "declared; see https://peps.python.org/pep-0263/ for details"
        case .invalidUTF8(let byte, let position, let reason):
            "(unicode error) 'utf-8' codec can't decode byte 0x\(hex(UInt32(byte), 2)) in position \(position): \(reason)"
        case .invalidASCII(let byte, let position):
            "(unicode error) 'ascii' codec can't decode byte 0x\(hex(UInt32(byte), 2)) in position \(position): "
                + "ordinal not in range(128)"

        case .invalidCharacter(let scalar): "invalid character '\(scalar)' (U+\(hex(scalar.value, 4).uppercased()))"
        case .nonPrintableCharacter(let scalar):
            "invalid non-printable character U+\(hex(scalar.value, 4).uppercased())"
        case .characterAfterContinuation: "unexpected character after line continuation character"
        case .unexpectedEndOfFile: "unexpected EOF while parsing"
        case .unindentMismatch: "unindent does not match any outer indentation level"
        case .inconsistentTabs: "inconsistent use of tabs and spaces in indentation"
        case .tooManyIndentationLevels: "too many levels of indentation"
        case .unexpectedIndent: "unexpected indent"
        case .unexpectedUnindent: "unexpected unindent"

        case .unmatchedBracket(let bracket): "unmatched '\(character(bracket))'"
        case .mismatchedBracket(let closing, let opening, let line):
            "closing parenthesis '\(character(closing))' does not match opening parenthesis '\(character(opening))'"
                + (line.map { " on line \($0)" } ?? "")
        case .neverClosed(let bracket): "'\(character(bracket))' was never closed"
        case .tooManyParentheses: "too many nested parentheses"
        case .nestedTooDeeply: "parser stack overflow: source is nested too deeply"

        case .invalidNumber(let kind): "invalid \(kind.rawValue) literal"
        case .invalidDigit(let digit, let kind): "invalid digit '\(character(digit))' in \(kind.rawValue) literal"
        case .leadingZeros:
            "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"
        case .tooManyDigits(let count):
            "Exceeds the limit (4300 digits) for integer string conversion: value has \(count) digits; "
                + "use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer "
                + "literals to avoid decimal conversion limits."

        case .unterminatedString(let line, let isFormatted):
            "unterminated \(isFormatted ? "f-string" : "string") literal (detected at line \(line))"
        case .unterminatedTripleQuotedString(let line, let isFormatted):
            "unterminated triple-quoted \(isFormatted ? "f-string" : "string") literal (detected at line \(line))"
        case .bytesNotASCII: "bytes can only contain ASCII literal characters"
        case .mixedBytesAndText: "cannot mix bytes and nonbytes literals"
        case .unicodeEscape(let first, let last, let problem):
            first == last
                ? "(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position \(first): \(problem.rawValue)"
                : "(unicode error) 'unicodeescape' codec can't decode bytes in position \(first)-\(last): "
                    + problem.rawValue
        case .bytesEscape(let position): "(value error) invalid \\x escape at position \(position)"

        case .formatSingleBrace: "f-string: single '}' is not allowed"
        case .formatUnmatched(let bracket): "f-string: unmatched '\(character(bracket))'"
        case .formatNestedTooDeeply: "f-string: expressions nested too deeply"
        case .formatTooManyNested: "too many nested f-strings"
        case .formatExpressionRequired(let byte): "f-string: valid expression required before '\(character(byte))'"
        case .formatExpressionExpected: "f-string: expecting a valid expression after '{'"
        case .formatExpecting(let expectation): "f-string: expecting \(expectation.rawValue)"
        case .formatMissingConversion: "f-string: missing conversion character"
        case .formatInvalidConversion: "f-string: invalid conversion character"
        case .formatUnknownConversion(let name):
            "f-string: invalid conversion character '\(name)': expected 's', 'r', or 'a'"
        case .formatConversionBlank:
            "f-string: conversion type must come right after the exclamanation mark"
        case .formatLambda: "f-string: lambda expressions are not allowed without parentheses"

        case .invalidSyntax: "invalid syntax"
        case .forgotComma: "invalid syntax. Perhaps you forgot a comma?"
        case .expected(let token): "expected '\(token)'"
        case .missingCallParentheses(let name): "Missing parentheses in call to '\(name)'. Did you mean \(name)(...)?"
        case .compiler(let text): text

        case .expectedBlock(let owner, let line): "expected an indented block after \(owner) on line \(line)"
        case .expectedExceptOrFinally: "expected 'except' or 'finally' block"
        case .mixedExceptKinds: "cannot have both 'except' and 'except*' on the same 'try'"
        case .exceptionTypesNeedParentheses: "multiple exception types must be parenthesized"
        case .expectedExceptionTypes: "expected one or more exception types"
        case .defaultExceptNotLast: "default 'except:' must be last"

        case .cannotAssign(let what): "cannot assign to \(what)"
        case .cannotAssignHere(let what): "cannot assign to \(what) here. Maybe you meant '==' instead of '='?"
        case .cannotDelete(let what): "cannot delete \(what)"
        case .maybeEquality: "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
        case .illegalAugmentedTarget(let what): "'\(what)' is an illegal expression for augmented assignment"
        case .illegalAnnotationTarget: "illegal target for annotation"
        case .onlySingleTarget(let what): "only single target (not \(what)) can be annotated"
        case .yieldAssignment: "assignment to yield expression not possible"
        case .namedExpressionTarget(let what): "cannot use assignment expressions with \(what)"
        case .starredTargetAlone: "starred assignment target must be in a list or tuple"
        case .starredExpressionHere: "can't use starred expression here"
        case .starredInGroup: "cannot use starred expression here"
        case .doubleStarredInGroup: "cannot use double starred expression here"

        case .unpackingInComprehension: "iterable unpacking cannot be used in comprehension"
        case .unpackingInDictionaryComprehension: "dict unpacking cannot be used in dict comprehension"
        case .comprehensionTargetParentheses: "did you forget parentheses around the comprehension target?"
        case .starredDictionaryValue: "cannot use a starred expression in a dictionary value"
        case .missingDictionaryValue: "expression expected after dictionary key and ':'"
        case .missingDictionaryColon: "':' expected after dictionary key"
        case .missingElse: "expected 'else' after 'if' expression"

        case .positionalAfterKeyword: "positional argument follows keyword argument"
        case .positionalAfterMapping: "positional argument follows keyword argument unpacking"
        case .iterableAfterMapping: "iterable argument unpacking follows keyword argument unpacking"
        case .generatorNeedsParentheses: "Generator expression must be parenthesized"
        case .argumentAssignment: "expression cannot contain assignment, perhaps you meant \"==\"?"

        case .missingDefault: "parameter without a default follows parameter with a default"
        case .defaultExpected: "expected default value expression"
        case .parenthesizedParameters(let isLambda):
            isLambda
                ? "Lambda expression parameters cannot be parenthesized" : "Function parameters cannot be parenthesized"
        case .slashFirst: "at least one argument must precede /"
        case .slashTwice: "/ may appear only once"
        case .slashAfterStar: "/ must be ahead of *"
        case .starAfterSlash: "expected comma between / and *"
        case .bareStar: "named arguments must follow bare *"
        case .starTwice: "* argument may appear only once"
        case .variadicDefault: "var-positional argument cannot have default value"
        case .keywordVariadicDefault: "var-keyword argument cannot have default value"
        case .parameterAfterKeywordVariadic: "arguments cannot follow var-keyword argument"

        case .importTrailingComma: "trailing comma not allowed without surrounding parentheses"
        case .importFromOrder: "Did you mean to use 'from ... import ...' instead?"
        case .boundNotAllowed(let what, let isTuple): "cannot use \(isTuple ? "constraints" : "bound") with \(what)"
        case .multipleStatements: "multiple statements found while compiling a single statement"

        case .wildcardTarget: "cannot use '_' as a target"
        case .invalidPatternTarget: "invalid pattern target"
        case .positionalPatternAfterKeyword: "positional patterns follow keyword patterns"
        case .complexRealRequired: "real number required in complex literal"
        case .complexImaginaryRequired: "imaginary number required in complex literal"
        }
    }

    private func character(_ byte: UInt8) -> String {
        String(Unicode.Scalar(byte))
    }

    /// Lower-case hexadecimal, padded with zeros.
    private func hex(_ value: UInt32, _ width: Int) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
