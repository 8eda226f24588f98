using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.DataFlow;

/// <summary>What values of a type can hold, judged by the type alone.</summary>
internal enum TypeCapacity
{
    /// <summary>Numbers, dates, booleans: nothing of interest.</summary>
    Nothing,

    /// <summary>Ids, such as that of a face: whether what they name was seen live, and nothing else.</summary>
    Trace,

    /// <summary>Text, bytes, streams, enum members: frames, addresses, media types, features, but no built media.</summary>
    Payload,

    /// <summary>Any object.</summary>
    Anything,
}

/// <summary>Sorts types by what their values can hold, and cuts a value down to it.</summary>
internal static class TypeCapacities
{
    public static TypeCapacity Of(ITypeSymbol? type) => Of(type, depth: 0);

    /// <summary>What an input can hold; anything where it has no type.</summary>
    public static TypeCapacity Of(ISymbol input) => Of(TypeOf(input));

    /// <summary>What an input holds on entry: itself, or nothing where its type can hold nothing of interest.</summary>
    public static Value OnEntry(ISymbol input) => Of(input) switch
    {
        TypeCapacity.Nothing => Value.Empty,
        TypeCapacity.Trace => NamesFaces(input) ? Value.Of(new EntryValue(input, payloadOnly: true)) : Value.Empty,
        _ => Value.Of(new EntryValue(input)),
    };

    /// <summary>Of a value what an id can tell: frames, and inputs that may be what a service says of a face.</summary>
    public static Value TraceOf(Value payload) =>
        payload.Where(fact => fact is FrameValue || (fact is EntryValue input && NamesFaces(input.Symbol)));

    /// <summary>Whether an input is about faces, by its name or the name of its type. Ids of all kinds are everywhere.</summary>
    private static bool NamesFaces(ISymbol input)
    {
        return IsFace(input.Name) || (TypeOf(input) is { } type && IsOfFaces(type));

        static bool IsOfFaces(ITypeSymbol type) => type switch
        {
            IArrayTypeSymbol array => IsOfFaces(array.ElementType),
            INamedTypeSymbol named => IsFace(named.Name) || named.TypeArguments.Any(IsOfFaces),
            _ => false,
        };

        static bool IsFace(string name) => name.IndexOf("face", StringComparison.OrdinalIgnoreCase) >= 0
            && name.IndexOf("interface", StringComparison.OrdinalIgnoreCase) < 0;
    }

    public static bool IsText(ISymbol input) => TypeOf(input)?.SpecialType == SpecialType.System_String;

    /// <summary>Bytes, streams and the like, which can be an image by themselves. A text beside an image is mostly its name.</summary>
    public static bool IsRaw(ITypeSymbol? type) =>
        type is { SpecialType: not SpecialType.System_String, TypeKind: not TypeKind.Enum } && Of(type) == TypeCapacity.Payload;

    /// <summary>Bytes and streams alone, which hold no text as it is.</summary>
    public static bool IsBinary(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_Byte } => true,
        IArrayTypeSymbol array => IsBinary(array.ElementType),
        INamedTypeSymbol { TypeArguments.IsEmpty: false } generic when Of(generic) == TypeCapacity.Payload =>
            generic.TypeArguments.All(argument => IsBinary(argument) || Of(argument) == TypeCapacity.Nothing),
        INamedTypeSymbol named => IsStream(named),
        _ => false,
    };

    /// <summary>The type of an input, or null for one without, such as <c>this</c>.</summary>
    public static ITypeSymbol? TypeOf(ISymbol input) => input switch
    {
        IParameterSymbol parameter => parameter.Type,
        ILocalSymbol local => local.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    /// <summary>The value as far as a type can hold it.</summary>
    public static Value Coerce(Value value, ITypeSymbol? type)
    {
        if (value.IsEmpty)
        {
            return value;
        }

        return Of(type) switch
        {
            TypeCapacity.Nothing => Value.Empty,
            TypeCapacity.Trace => TraceOf(value.PayloadAlone),
            TypeCapacity.Payload => value.PayloadAlone,
            _ => value,
        };
    }

    private static TypeCapacity Of(ITypeSymbol? type, int depth)
    {
        const int MaxNesting = 4;
        if (type is null || depth > MaxNesting)
        {
            return TypeCapacity.Anything;
        }

        switch (type.SpecialType)
        {
            case SpecialType.System_Void:
            case SpecialType.System_Boolean:
            case SpecialType.System_SByte:
            case SpecialType.System_Int16:
            case SpecialType.System_UInt16:
            case SpecialType.System_Int32:
            case SpecialType.System_UInt32:
            case SpecialType.System_Int64:
            case SpecialType.System_UInt64:
            case SpecialType.System_Decimal:
            case SpecialType.System_Single:
            case SpecialType.System_Double:
            case SpecialType.System_DateTime:
                return TypeCapacity.Nothing;
            case SpecialType.System_Byte:
            case SpecialType.System_Char:
            case SpecialType.System_String:
                return TypeCapacity.Payload;
        }

        return type switch
        {
            { TypeKind: TypeKind.Enum } => TypeCapacity.Payload,
            IArrayTypeSymbol array => Of(array.ElementType, depth + 1),
            INamedTypeSymbol named => Of(named, depth),
            _ => TypeCapacity.Anything,
        };
    }

    private static TypeCapacity Of(INamedTypeSymbol type, int depth)
    {
        if (type is { TypeKind: not TypeKind.Delegate, ContainingNamespace: { } space }
            && (type.TypeArguments.IsEmpty || !IsInSystem(space))
            && KnownProviders.BuiltIn.IsWithoutMedia(space))
        {
            return TypeCapacity.Nothing;
        }

        if (!IsInSystem(type.ContainingNamespace))
        {
            return TypeCapacity.Anything;
        }

        if (type.TypeKind == TypeKind.Delegate)
        {
            return TypeCapacity.Anything;
        }

        if (type.TypeArguments.Length > 0)
        {
            var most = TypeCapacity.Nothing;
            foreach (var argument in type.TypeArguments)
            {
                var holding = Of(argument, depth + 1);
                most = holding > most ? holding : most;
            }

            return most;
        }

        switch (type.Name)
        {
            case "Guid":
                return TypeCapacity.Trace;
            case "TimeSpan" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "Task" or "ValueTask" or "Type"
                or "Index" or "Range" or "Version" or "Random" or "Half" or "Int128" or "UInt128":
                return TypeCapacity.Nothing;
            case "Uri" or "BinaryData" or "StringBuilder":
                return TypeCapacity.Payload;
        }

        return IsStream(type) ? TypeCapacity.Payload : TypeCapacity.Anything;
    }

    /// <summary>The body of a request that plain HTTP sends.</summary>
    public static bool IsHttpContent(ITypeSymbol type) => DerivesFrom(type, "HttpContent");

    private static bool IsStream(ITypeSymbol type) => DerivesFrom(type, "Stream");

    /// <summary>Whether a type is, or derives from, a type of the framework.</summary>
    private static bool DerivesFrom(ITypeSymbol type, string name)
    {
        for (var baseType = type; baseType is not null; baseType = baseType.BaseType)
        {
            if (baseType.Name == name && IsInSystem(baseType.ContainingNamespace))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInSystem(INamespaceSymbol? space)
    {
        while (space is { IsGlobalNamespace: false })
        {
            if (space is { Name: "System", ContainingNamespace.IsGlobalNamespace: true })
            {
                return true;
            }

            space = space.ContainingNamespace;
        }

        return false;
    }
}
