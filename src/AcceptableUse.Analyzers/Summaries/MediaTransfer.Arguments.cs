using System.Collections.Immutable;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AcceptableUse.Analyzers.Summaries;

/// <summary>Arguments: evaluated, matched with parameters, and recorded.</summary>
internal sealed partial class MediaTransfer
{
    private readonly record struct Argument(IParameterSymbol? Parameter, IOperation? Operation, Value Value)
    {
        public string Name => Parameter?.Name ?? "";
    }

    private Argument[] EvaluateArguments(ImmutableArray<IArgumentOperation> arguments)
    {
        var evaluated = new Argument[arguments.Length];
        for (var i = 0; i < evaluated.Length; i++)
        {
            var argument = arguments[i];
            evaluated[i] = new Argument(
                argument.Parameter, argument.ArgumentKind == ArgumentKind.DefaultValue ? null : argument.Value, Evaluate(argument.Value));
        }

        return evaluated;
    }

    private static Value Union(Argument[] arguments)
    {
        var union = Value.Empty;
        foreach (var argument in arguments)
        {
            union = union.Union(argument.Value);
        }

        return union;
    }

    private Value ClosedArgument(Argument[] arguments, string name)
    {
        foreach (var argument in arguments)
        {
            if (argument.Name == name)
            {
                return _state.Reachable(argument.Value);
            }
        }

        return Value.Empty;
    }

    /// <summary>The key that distinguishes services of one type. A key of unknown value still counts as given.</summary>
    private Value ServiceKeyOf(Argument[] arguments)
    {
        foreach (var argument in arguments)
        {
            if (KnownProviders.BuiltIn.IsServiceKey(argument.Name))
            {
                var key = _state.Reachable(argument.Value);
                return key.IsEmpty && argument.Operation is { ConstantValue.HasValue: false } ? Value.Of(UnknownValue.Instance) : key;
            }
        }

        return Value.Empty;
    }

    private static (IParameterSymbol Parameter, Value Value)[] ByParameter(Argument[] arguments) => [.. arguments.Where(
        argument => argument.Parameter is not null)
        .Select(argument => (argument.Parameter!.OriginalDefinition, argument.Value))];

    private static Func<ISymbol, Value?> ArgumentLookup((IParameterSymbol Parameter, Value Value)[] arguments) => symbol =>
    {
        foreach (var (parameter, value) in arguments)
        {
            if (SymbolEqualityComparer.Default.Equals(parameter, symbol))
            {
                return value;
            }
        }

        return null;
    };

    private static Func<ISymbol, Value?> PositionalLookup(
        ImmutableArray<IParameterSymbol> parameters, Func<IParameterSymbol, int, Value> argument) => symbol =>
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            if (SymbolEqualityComparer.Default.Equals(parameters[i], symbol))
            {
                return argument(parameters[i], i);
            }
        }

        return null;
    };

    /// <summary>Whether an entry that is meant for one value of a parameter is meant for this call.</summary>
    private bool Applies(ApiModel known, Argument[] arguments)
    {
        if (known.When is not { } condition)
        {
            return true;
        }

        foreach (var argument in arguments)
        {
            if (argument.Name == condition.Parameter
                && argument.Operation is { ConstantValue: { HasValue: true, Value: { } constant }, Type.TypeKind: not TypeKind.Enum }
                && constant is not string)
            {
                return IsConstant(constant, condition.Constant);
            }
        }

        var value = ClosedArgument(arguments, condition.Parameter);
        return !value.Any<TextValue>()
            || value.OfType<TextValue>().Any(text => string.Equals(text.Text, condition.Constant, StringComparison.OrdinalIgnoreCase));
    }

    private void RecordSend(
        SyntaxNode call, IMethodSymbol target, IOperation? instance, ApiModel sink, Value receiver, Argument[] arguments)
    {
        var byName = ImmutableDictionary.CreateBuilder<string, RecordedArgument>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            if (argument.Operation is { } operation)
            {
                byName[argument.Name] = new RecordedArgument(
                    _state.Reachable(argument.Value), operation.Syntax, operation.ConstantValue is { HasValue: true, Value: null });
            }
        }

        // An extension method has its receiver as first argument.
        var isExtension = instance is null && target.IsExtensionMethod && arguments.Length > 0;
        var client = isExtension ? arguments[0].Value : receiver;
        foreach (var name in sink.ClientParameters)
        {
            client = client.Union(arguments.FirstOrDefault(argument => argument.Name == name).Value ?? Value.Empty);
        }

        var isReceiverOnly = isExtension && !sink.ContentParameters.Contains(arguments[0].Name);
        _record.Add(new SinkCall(
            call,
            target,
            sink,
            _state.Reachable(client),
            isExtension ? Unconverted(arguments[0].Operation)?.Type : Unconverted(instance)?.Type,
            isReceiverOnly ? byName.ToImmutable().Remove(arguments[0].Name) : byName.ToImmutable()));
    }

    private IOperation? Unconverted(IOperation? operation) => operation switch
    {
        IConversionOperation { IsImplicit: true } conversion => Unconverted(conversion.Operand),
        IFlowCaptureReferenceOperation reference when _captured.TryGetValue(reference.Id, out var captured) => Unconverted(captured),
        _ => operation,
    };

    private void RecordSourceCall(
        SyntaxNode syntax, IMethodSymbol method, Value receiver, (IParameterSymbol Parameter, Value Value)[] arguments) =>
        _record.Add(new SourceCall(syntax, method, _state, receiver, arguments));

    /// <summary>Records a registration, and returns the clients that its functions make.</summary>
    private Value RecordRegistration(IInvocationOperation invocation, ApiModel known, Value receiver, Argument[] arguments)
    {
        var client = _state.Reachable(
            Union(arguments.Where((argument, i) => i > 0 || !invocation.TargetMethod.IsExtensionMethod).ToArray()));
        var made = RunArguments(invocation.Syntax, invocation.TargetMethod, receiver, arguments);
        var endpoint = Value.Empty;
        foreach (var parameter in known.EndpointParameters)
        {
            endpoint = endpoint.Union(ClosedArgument(arguments, parameter));
        }

        _record.Add(new Registration(
            invocation.Syntax,
            known,
            client.Union(_state.Reachable(made)),
            endpoint,
            ServiceKeyOf(arguments),
            invocation.TargetMethod.TypeArguments.IsEmpty && Unconverted(arguments.FirstOrDefault().Operation) is IInvocationOperation builder
                ? builder.TargetMethod.TypeArguments
                : invocation.TargetMethod.TypeArguments,
            _state.Reachable(Union(arguments)).Words,
            Configured(invocation, arguments)));
        return _state.Reachable(made).OnlyStructure(fact => fact is ClientValue);
    }

    /// <summary>What the functions among the arguments put into the object that they are handed.</summary>
    private Value Configured(IInvocationOperation invocation, Argument[] arguments)
    {
        var configured = Value.Empty;
        foreach (var argument in arguments)
        {
            if (argument is { Operation: { } operation } && argument.Value.Any<FunctionValue>())
            {
                var before = _state;
                var made = Value.Of(new HeapObject(operation.Syntax));
                ApplyEffects(invocation.Syntax, argument.Value, made);
                configured = configured.Union(PayloadOf(made));
                _state = before;
            }
        }

        return configured;
    }

    /// <summary>Runs the functions among the arguments as external code does, with the other arguments.</summary>
    private Value RunArguments(SyntaxNode syntax, IMethodSymbol method, Value receiver, Argument[] arguments)
    {
        var result = Value.Empty;
        foreach (var argument in arguments)
        {
            if (argument.Value.Any<FunctionValue>() || argument.Operation?.Type is { TypeKind: TypeKind.Delegate })
            {
                var given = receiver;
                foreach (var other in arguments)
                {
                    given = given.Union(other.Value.WhereStructure(fact => fact is not FunctionValue));
                }

                result = result.Union(FitReturn(method, argument, RunByExternalCode(syntax, argument.Value, given)));
            }
        }

        return result;
    }

    /// <summary>What a function returns matters only if its type can hold anything.</summary>
    private static Value FitReturn(IMethodSymbol method, Argument argument, Value returned) =>
        argument.Parameter?.Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } && !method.ReturnsVoid
            ? TypeCapacities.Coerce(returned, invoke.ReturnType)
            : returned;
}
