// The syntax tree: expressions.
//
//     Expression ── kind ──▶ one case per form of the grammar, payload inline
//          └─────── span     bytes of the text, parentheses around the whole not included
//
// Laws
//  1. The tree is immutable and has no cycles: it may be shared between threads freely.
//  2. Its depth is bounded (`ParserLimits`): whatever is *long* in the source is an *array* here, so recursive visitors
//     and the release of the tree need bounded native stack. Left-associative operators and `a.b(c)[d]` are therefore
//     one node with steps, folded from the left, and not a left-deep tower of nodes.
//  3. Constants are decoded, but nothing is folded: `-1` is a unary minus.
//  4. What may be assigned to is a `Target`, never an `Expression`: `slice` appears in subscripts only, and `starred` only
//     in displays, call arguments, subscripts, `return`/`yield`, right sides and `for` iterables.

/// One expression. Identity (`===`) is stable, so side tables may use `ObjectIdentifier`.
package final class Expression: Sendable {
    package let kind: Kind
    package let span: Span

    package init(_ kind: Kind, _ span: Span) {
        self.kind = kind
        self.span = span
    }

    package enum Kind: Sendable {
        /// A literal: number, string, bytes, `None`, `True`, `False`, `...`.
        case constant(Constant)
        /// A variable being read.
        case name(String)
        /// An f-string (adjacent literals already joined). Never two literal parts in a row.
        case joinedString([StringPart])
        /// `a, b`: the elements may be `starred`.
        case tuple([Expression])
        case list([Expression])
        case set([Expression])
        case dictionary([DictionaryItem])
        case unary(UnaryOperator, Expression)
        /// `first op operand op operand ...`, all of one precedence, folded from the left. At least one step.
        /// `**`, which groups to the right, always has exactly one step.
        case binary(Expression, [BinaryStep])
        /// `a and b and c`: at least two operands, evaluated left to right with short circuit.
        case boolean(BooleanOperator, [Expression])
        /// `a < b <= c`: at least one step, each operand evaluated once.
        case comparison(Expression, [ComparisonStep])
        /// `then if test else otherwise`.
        case conditional(test: Expression, then: Expression, otherwise: Expression)
        /// `base.name(arguments)[index]...`: at least one step, applied from the left. The base is never `access`
        /// unless it was parenthesised.
        case access(Expression, [AccessStep])
        /// `lower:upper:step` inside a subscript.
        case slice(lower: Expression?, upper: Expression?, step: Expression?)
        /// `*value` (law 4).
        case starred(Expression)
        /// `name := value`.
        case named(Identifier, Expression)
        case lambda(Lambda)
        case comprehension(Comprehension)
        case await(Expression)
        case yield(Expression?)
        case yieldFrom(Expression)
    }
}

/// One operator and its right operand in a left-to-right chain.
package struct BinaryStep: Sendable {
    package let `operator`: BinaryOperator
    package let operand: Expression
    /// From the start of the chain to the end of this operand: what a traceback underlines for this operation.
    package let span: Span
}

/// One comparison operator and its right operand.
package struct ComparisonStep: Sendable {
    package let `operator`: ComparisonOperator
    package let operand: Expression
}

/// One attribute, call or subscript applied to everything on its left.
package struct AccessStep: Sendable {
    package let kind: Kind
    /// From the start of the chain to the end of this step.
    package let span: Span

    package enum Kind: Sendable {
        case attribute(Identifier)
        case call(Arguments)
        /// The index is a `tuple` for `a[b, c]` and a `slice` for `a[b:c]`.
        case `subscript`(Expression)
    }
}

/// The arguments of a call or the bases of a class, in order of evaluation: all positional ones, then all keywords.
package struct Arguments: Sendable {
    /// `*iterable` is a `starred` expression.
    package let positional: [Expression]
    package let keywords: [KeywordArgument]
    /// From the opening to past the closing parenthesis.
    package let span: Span
}

package struct KeywordArgument: Sendable {
    /// `nil` for `**mapping`.
    package let name: Identifier?
    package let value: Expression
    package let span: Span
}

package struct DictionaryItem: Sendable {
    /// `nil` for `**mapping`.
    package let key: Expression?
    package let value: Expression
}

/// A piece of an f-string.
package enum StringPart: Sendable {
    case literal(StringConstant, Span)
    case replacement(Replacement)
}

/// `{value!r:format}`. The text of a `{value=}` is a literal part before it, and its conversion is already chosen.
package struct Replacement: Sendable {
    package let value: Expression
    package let conversion: Conversion
    /// `nil` without a colon.
    package let format: [StringPart]?
    package let span: Span

    package enum Conversion: Sendable {
        case none, str, repr, ascii
    }
}

package final class Lambda: Sendable {
    package let parameters: Parameters
    package let body: Expression
    package let span: Span

    package init(parameters: Parameters, body: Expression, span: Span) {
        self.parameters = parameters
        self.body = body
        self.span = span
    }
}

package final class Comprehension: Sendable {
    package let result: Result
    /// At least one clause; the iterable of the first is evaluated in the enclosing scope.
    package let clauses: [Clause]
    package let span: Span

    package init(result: Result, clauses: [Clause], span: Span) {
        self.result = result
        self.clauses = clauses
        self.span = span
    }

    package enum Result: Sendable {
        case list(Expression)
        case set(Expression)
        case generator(Expression)
        case dictionary(key: Expression, value: Expression)
    }

    /// `for target in iterable if condition if condition`.
    package struct Clause: Sendable {
        package let target: Target
        package let iterable: Expression
        package let conditions: [Expression]
        package let isAsync: Bool
    }
}
