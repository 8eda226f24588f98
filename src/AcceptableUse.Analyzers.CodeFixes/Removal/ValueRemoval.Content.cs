using AcceptableUse.Analyzers.CodeFixes.Editing;
using AcceptableUse.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.CodeFixes.Removal;

/// <summary>Arguments, and what is left of a message or a list without one of them.</summary>
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
            _doomed.Add(argument);
            foreach (var twin in alike.Where(other => _code.IsSameMedia(argument.Expression, other.Expression)))
            {
                _doomed.Add(twin);
            }

            if (!alike.All(_doomed.Covers) || (call is BaseObjectCreationExpressionSyntax && HasContent(call)))
            {
                return true;
            }
        }

        if (_code.IsDoor(call))
        {
            // Features that are not asked for may be left out; content is what the call is about.
            if (!_isFeature || !parameter.IsOptional || !IsLastByPosition(list, argument))
            {
                return false;
            }

            _doomed.Add(argument);
            return true;
        }

        if (call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } invocation)
        {
            if (_code.IsSequenceOperator(invocation))
            {
                // What is appended to a sequence goes, and the sequence stays.
                return DocumentCode.IsJoin(invocation) && _doomed.Replace(invocation, access.Expression);
            }

            if (invocation.Parent is ExpressionStatementSyntax statement && DocumentCode.IsAdder(method))
            {
                _doomed.Add(statement);
                _doomed.TakesMessage |= DocumentCode.IsMessageAdder(method);
                return HasContent(access.Expression);
            }
        }

        if (IsInSource(method))
        {
            return false;
        }

        if (parameter.IsOptional && HasContentBeside(call, argument) && IsLastByPosition(list, argument))
        {
            _doomed.Add(argument);
            return true;
        }

        return !HasContentBeside(call, argument) && RemoveEmptyHolder(call);
    }

    private static bool IsInSource(ISymbol symbol) => !symbol.DeclaringSyntaxReferences.IsEmpty;

    private static bool IsLastByPosition(BaseArgumentListSyntax list, ArgumentSyntax argument) =>
        list.Arguments.Skip(list.Arguments.IndexOf(argument) + 1).All(later => later.NameColon is not null);

    private bool HasContentBeside(ExpressionSyntax call, ArgumentSyntax argument) =>
        ContentOf(call).Any(content => content != argument && !_doomed.Covers(content));

    /// <summary>A message that is left without content stays if content is added to it later, and goes if not.</summary>
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

    /// <summary>What goes because it is left without content is a message, unless it is the list in one.</summary>
    private void NoteMessage(ITypeSymbol? type) => _doomed.TakesMessage |= type is not null && !DocumentCode.IsCollection(type);

    /// <summary>Whether a message or list that loses something holds something else.</summary>
    private bool HasContent(ExpressionSyntax holder)
    {
        switch (holder)
        {
            case BaseObjectCreationExpressionSyntax created:
                return ContentOf(created).Any(content => !_doomed.Covers(content));
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
            ? !_doomed.Covers(declarator) && IsFilled(value)
            : true;

    private bool IsFilled(ExpressionSyntax value) => value switch
    {
        CollectionExpressionSyntax collection => collection.Elements.Any(element => !_doomed.Covers(element)),
        BaseObjectCreationExpressionSyntax created => ContentOf(created).Any(content => !_doomed.Covers(content)),
        _ => !DocumentCode.IsNothing(value),
    };

    /// <summary>What an object is made with that a model is sent: arguments, assigned properties and elements.</summary>
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
                && !_doomed.IsEmptied(argument.Expression))
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
                    && !_doomed.IsEmptied(set.Right)))
            {
                yield return element;
            }
        }
    }

    /// <summary>Whether something is put into the object before the call, other than what goes.</summary>
    private bool IsAddedTo(ISymbol holder) =>
        _code.UsesOf(holder).Any(use => use.SpanStart < _call.SpanStart && !_doomed.Covers(use) && IsAddedToAt(use));

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

        // A method of the project that is handed the list may fill it.
        return receiver == use
            && use.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
            && _code.MethodOf(call) is { } method
            && IsInSource(method)
            && !_code.IsDoor(call);
    }

    /// <summary>The variable that a made object is first put into, by itself or as a part of what is made for it.</summary>
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
