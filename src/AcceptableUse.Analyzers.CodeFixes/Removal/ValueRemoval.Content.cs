using AcceptableUse.Analyzers.CodeFixes.Editing;
using AcceptableUse.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.CodeFixes.Removal;

/// <summary>Removes arguments, and messages or lists that become empty.</summary>
internal sealed partial class ValueRemoval
{
    private bool RemoveArgument(ArgumentSyntax argument)
    {
        if (argument.Parent is not BaseArgumentListSyntax { Parent: ExpressionSyntax call } list
            || _code.MethodOf(call) is not { } method
            || _code.ParameterOf(argument) is not { } parameter
            || parameter.RefKind != RefKind.None)
        {
            return false;
        }

        if (parameter.IsParams && _code.IsExpanded(argument))
        {
            var alike = list.Arguments.Where(other => SymbolEqualityComparer.Default.Equals(_code.ParameterOf(other), parameter)).ToList();
            _removed.Add(argument);
            foreach (var twin in alike.Where(other => _code.IsSameMedia(argument.Expression, other.Expression)))
            {
                _removed.Add(twin);
            }

            if (!alike.All(_removed.Covers) || (call is BaseObjectCreationExpressionSyntax && HasContent(call)))
            {
                return true;
            }
        }

        if (_code.IsSink(call))
        {
            // A call can do without features, but not without content.
            if (!_isFeature || !parameter.IsOptional || !IsLastByPosition(list, argument))
            {
                return false;
            }

            _removed.Add(argument);
            return true;
        }

        if (call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } invocation)
        {
            if (_code.IsSequenceOperator(invocation))
            {
                // Remove what is appended to a sequence, and keep the sequence.
                return DocumentCode.IsJoin(invocation) && _removed.Replace(invocation, access.Expression);
            }

            if (invocation.Parent is ExpressionStatementSyntax statement && DocumentCode.IsAdder(method))
            {
                _removed.Add(statement);
                _removed.TakesMessage |= DocumentCode.IsMessageAdder(method);
                return HasContent(access.Expression);
            }
        }

        if (IsInSource(method))
        {
            return false;
        }

        if (parameter.IsOptional && HasContentBeside(call, argument) && IsLastByPosition(list, argument))
        {
            _removed.Add(argument);
            return true;
        }

        return !HasContentBeside(call, argument) && RemoveEmptyHolder(call);
    }

    private static bool IsInSource(ISymbol symbol) => !symbol.DeclaringSyntaxReferences.IsEmpty;

    private static bool IsLastByPosition(BaseArgumentListSyntax list, ArgumentSyntax argument) =>
        list.Arguments.Skip(list.Arguments.IndexOf(argument) + 1).All(later => later.NameColon is not null);

    private bool HasContentBeside(ExpressionSyntax call, ArgumentSyntax argument) =>
        ContentOf(call).Any(content => content != argument && !_removed.Covers(content));

    /// <summary>Keeps an empty message if content is added to it later, and removes it otherwise.</summary>
    private bool RemoveEmptyHolder(ExpressionSyntax call)
    {
        if (call is BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } }
            && VariableOf(call) is { } variable
            && IsAddedTo(variable))
        {
            return true;
        }

        if (!_code.IsCarrier(call))
        {
            NoteMessage(_code.Model.GetTypeInfo(call, _code.Cancellation).Type);
        }

        return RemoveValue(call);
    }

    /// <summary>Records the removal of a message. A list inside a message is none.</summary>
    private void NoteMessage(ITypeSymbol? type) => _removed.TakesMessage |= type is not null && !DocumentCode.IsCollection(type);

    /// <summary>Whether a message or list still has other content. Removes it if not.</summary>
    private bool HasContent(ExpressionSyntax holder)
    {
        switch (holder)
        {
            case BaseObjectCreationExpressionSyntax created:
                return ContentOf(created).Any(content => !_removed.Covers(content));
            case MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax } access
                when _code.SymbolOf(access) is IPropertySymbol && _code.LocalOf(access.Expression) is not null:
                return HasContent(access.Expression);
            case MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax own }:
                return HasContent(own);
            case IdentifierNameSyntax name:
                switch (_code.SymbolOf(name))
                {
                    case IParameterSymbol:
                        // The caller filled it.
                        return true;
                    case ILocalSymbol local:
                        if (IsAddedTo(local) || IsFilledAtFirst(local))
                        {
                            return true;
                        }

                        NoteMessage(local.Type);
                        return _code.DeclaratorOf(local) is { } declarator && RemoveVariable(declarator);
                    case IFieldSymbol or IPropertySymbol:
                        return _code.SymbolOf(name) is { } member
                            && (IsAddedTo(member) || _code.InitialValueOf(member) is { } initial && IsFilled(initial));
                }

                return false;
            default:
                return false;
        }
    }

    private bool IsFilledAtFirst(ILocalSymbol local) =>
        _code.DeclaratorOf(local) is { Initializer.Value: var value } declarator
            ? !_removed.Covers(declarator) && IsFilled(value)
            : true;

    private bool IsFilled(ExpressionSyntax value) => value switch
    {
        CollectionExpressionSyntax collection => collection.Elements.Any(element => !_removed.Covers(element)),
        BaseObjectCreationExpressionSyntax created => ContentOf(created).Any(content => !_removed.Covers(content)),
        _ => !DocumentCode.IsNothing(value),
    };

    /// <summary>The content that an object is created with: arguments, assigned properties and elements.</summary>
    private IEnumerable<SyntaxNode> ContentOf(ExpressionSyntax call)
    {
        var arguments = call switch
        {
            BaseObjectCreationExpressionSyntax created => created.ArgumentList?.Arguments,
            InvocationExpressionSyntax invocation => invocation.ArgumentList.Arguments,
            _ => null,
        };
        foreach (var argument in arguments ?? default)
        {
            if (_code.ParameterOf(argument) is { } parameter
                && (ContentWords.IsContent(parameter.Name) || DocumentCode.IsCollection(parameter.Type))
                && !DocumentCode.IsNothing(argument.Expression)
                && !_removed.IsEmptied(argument.Expression))
            {
                yield return argument;
            }
        }

        foreach (var element in (call as BaseObjectCreationExpressionSyntax)?.Initializer?.Expressions ?? default)
        {
            if (element is not AssignmentExpressionSyntax set
                || (set.Left is IdentifierNameSyntax property
                    && ContentWords.IsContent(property.Identifier.ValueText)
                    && !DocumentCode.IsNothing(set.Right)
                    && !_removed.IsEmptied(set.Right)))
            {
                yield return element;
            }
        }
    }

    /// <summary>Whether something that stays is added to the object before the call.</summary>
    private bool IsAddedTo(ISymbol holder) =>
        _code.UsesOf(holder).Any(use => use.SpanStart < _call.SpanStart && !_removed.Covers(use) && IsAddedToAt(use));

    private bool IsAddedToAt(IdentifierNameSyntax use)
    {
        ExpressionSyntax receiver = use;
        while (receiver.Parent is MemberAccessExpressionSyntax access && access.Expression == receiver)
        {
            if (access.Parent is InvocationExpressionSyntax invocation)
            {
                return _code.MethodOf(invocation) is { } adder && DocumentCode.IsAdder(adder);
            }

            receiver = access;
        }

        // A method in source can add to a list that is passed to it.
        return receiver == use
            && use.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
            && _code.MethodOf(call) is { } method
            && IsInSource(method)
            && !_code.IsSink(call);
    }

    /// <summary>The variable that a new object is first assigned to, by itself or as a part of the value.</summary>
    private ILocalSymbol? VariableOf(ExpressionSyntax made)
    {
        for (SyntaxNode? node = made; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case VariableDeclaratorSyntax declarator:
                    return _code.Model.GetDeclaredSymbol(declarator, _code.Cancellation) as ILocalSymbol;
                case EqualsValueClauseSyntax or BaseObjectCreationExpressionSyntax or CollectionExpressionSyntax
                    or InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax }
                    or AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax }:
                case ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax }
                    or BaseArgumentListSyntax { Parent: BaseObjectCreationExpressionSyntax }:
                    continue;
                default:
                    return null;
            }
        }

        return null;
    }
}
