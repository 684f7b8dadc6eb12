// The syntax tree: statements. The laws of `Expression` hold here too; `elif` chains are arrays.

/// One statement. Identity (`===`) is stable.
package final class Statement: Sendable {
    package let kind: Kind
    /// A compound statement's span ends with its body; decorators come before the span of what they decorate.
    package let span: Span

    package init(_ kind: Kind, _ span: Span) {
        self.kind = kind
        self.span = span
    }

    package enum Kind: Sendable {
        case expression(Expression)
        /// `a = b = value`: at least one target, stored from left to right.
        case assign([Target], Expression)
        /// `target op= value`: the target is a name, attribute or subscript.
        case augmentedAssign(Target, BinaryOperator, Expression)
        case annotatedAssign(AnnotatedAssign)
        case delete([Target])
        case `return`(Expression?)
        case raise(Expression?, cause: Expression?)
        case assert(Expression, message: Expression?)
        case pass
        case `break`
        case `continue`
        case global([Identifier])
        case nonlocal([Identifier])
        case `import`([ImportAlias])
        case importFrom(ImportFrom)
        /// `if` and its `elif`s: at least one branch; `otherwise` is empty without `else`.
        case `if`([ConditionalBranch], otherwise: [Statement])
        case `while`(Expression, body: [Statement], otherwise: [Statement])
        case `for`(ForLoop)
        case with(With)
        case `try`(Try)
        case match(Expression, [MatchCase])
        case function(FunctionDefinition)
        case `class`(ClassDefinition)
        case typeAlias(TypeAlias)
    }
}

package struct AnnotatedAssign: Sendable {
    /// A name, attribute or subscript.
    package let target: Target
    package let annotation: Expression
    package let value: Expression?
    /// A bare name without parentheses: only these are recorded in `__annotations__`.
    package let isSimple: Bool
}

/// `name.name as alias`.
package struct ImportAlias: Sendable {
    /// Dotted for `import`, a single name for `from ... import`.
    package let name: Identifier
    package let alias: Identifier?
}

/// `from ..module import names`.
package struct ImportFrom: Sendable {
    /// Dotted; `nil` for `from . import name`.
    package let module: Identifier?
    /// Number of leading dots.
    package let level: Int
    package let names: Names

    package enum Names: Sendable {
        case star(Span)
        case list([ImportAlias])
    }
}

package struct ConditionalBranch: Sendable {
    package let test: Expression
    package let body: [Statement]
    /// From `if` or `elif` to the end of the body.
    package let span: Span
}

package struct ForLoop: Sendable {
    package let target: Target
    package let iterable: Expression
    package let body: [Statement]
    package let otherwise: [Statement]
    package let isAsync: Bool
}

package struct With: Sendable {
    package let items: [WithItem]
    package let body: [Statement]
    package let isAsync: Bool
}

package struct WithItem: Sendable {
    package let context: Expression
    package let target: Target?
}

package struct Try: Sendable {
    package let body: [Statement]
    package let handlers: [ExceptHandler]
    package let otherwise: [Statement]
    package let finally: [Statement]
    /// The handlers are `except*`.
    package let isGroup: Bool
}

package struct ExceptHandler: Sendable {
    /// `nil` for a bare `except:`, which is the last handler.
    package let type: Expression?
    package let name: Identifier?
    package let body: [Statement]
    package let span: Span
}

package final class FunctionDefinition: Sendable {
    package let name: Identifier
    package let typeParameters: [TypeParameter]
    package let parameters: Parameters
    package let returns: Expression?
    package let body: [Statement]
    package let decorators: [Expression]
    package let isAsync: Bool
    /// From `def` or `async`, without the decorators.
    package let span: Span

    package init(
        name: Identifier, typeParameters: [TypeParameter], parameters: Parameters, returns: Expression?,
        body: [Statement], decorators: [Expression], isAsync: Bool, span: Span
    ) {
        self.name = name
        self.typeParameters = typeParameters
        self.parameters = parameters
        self.returns = returns
        self.body = body
        self.decorators = decorators
        self.isAsync = isAsync
        self.span = span
    }
}

package final class ClassDefinition: Sendable {
    package let name: Identifier
    package let typeParameters: [TypeParameter]
    /// Bases and keywords; `nil` without parentheses.
    package let arguments: Arguments?
    package let body: [Statement]
    package let decorators: [Expression]
    /// From `class`, without the decorators.
    package let span: Span

    package init(
        name: Identifier, typeParameters: [TypeParameter], arguments: Arguments?, body: [Statement],
        decorators: [Expression], span: Span
    ) {
        self.name = name
        self.typeParameters = typeParameters
        self.arguments = arguments
        self.body = body
        self.decorators = decorators
        self.span = span
    }
}

/// `type Name[T] = value`.
package final class TypeAlias: Sendable {
    package let name: Identifier
    package let typeParameters: [TypeParameter]
    package let value: Expression
    package let span: Span

    package init(name: Identifier, typeParameters: [TypeParameter], value: Expression, span: Span) {
        self.name = name
        self.typeParameters = typeParameters
        self.value = value
        self.span = span
    }
}
