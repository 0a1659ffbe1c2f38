using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Agent.Tests.Kernels;

/// <summary>
/// What code outside an assembly can write against it, one line per fact: names of parameters, defaults, accessors, constructors,
/// bases and whether a type can be derived from. Nullability annotations do not count: they warn, they do not break.
/// </summary>
internal static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<string> Of(Assembly assembly) =>
        [.. assembly.GetTypes().Where(IsVisible).SelectMany(FactsOf).Distinct().Order(StringComparer.Ordinal)];

    private static bool IsVisible(Type type) => type.IsNested
        ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!)
        : type.IsPublic;

    private static IEnumerable<string> FactsOf(Type type)
    {
        var name = NameOf(type);
        var isStatic = type is { IsAbstract: true, IsSealed: true };
        var kind = type.IsEnum ? "enum" : type.IsValueType ? "struct" : type.IsInterface ? "interface" : isStatic ? "static class" : "class";
        return [$"type {name} : {kind}", .. type.IsEnum ? ValuesOf(type, name) : isStatic ? [] : ShapeOf(type, name), .. type.IsEnum ? [] : MembersOf(type, name)];
    }

    private static IEnumerable<string> ValuesOf(Type type, string name) =>
        Enum.GetNames(type).Select(value => $"value {name}.{value} = {Convert.ToInt64(Enum.Parse(type, value), CultureInfo.InvariantCulture)}");

    private static IEnumerable<string> ShapeOf(Type type, string name)
    {
        for (var parent = type.BaseType; parent is not null && parent != typeof(object) && parent != typeof(ValueType); parent = parent.BaseType)
        {
            yield return $"base {name} : {NameOf(parent)}";
        }

        foreach (var contract in type.GetInterfaces().Where(IsVisible))
        {
            yield return $"base {name} : {NameOf(contract)}";
        }

        if (type.IsAbstract && !type.IsInterface)
        {
            yield return $"abstract {name}";
        }

        if (type.IsClass && !type.IsSealed && type.GetConstructors(Declared).Any(IsAccessible))
        {
            yield return $"derivable {name}";
        }

        if (type.GetCustomAttribute<AttributeUsageAttribute>(inherit: false) is { } usage)
        {
            yield return $"usage {name} : {usage.ValidOn} multiple={usage.AllowMultiple}";
        }
    }

    private static IEnumerable<string> MembersOf(Type type, string name) =>
    [
        .. type.GetConstructors(Declared).Where(made => !made.IsStatic && IsAccessible(made)).Select(made => $"{AccessOf(made)}new {name}({ParametersOf(made)})"),
        .. type.GetMethods(Declared).Where(method => IsAccessible(method) && !IsImplied(method)).Select(method => MethodOf(method, name)),
        .. type.GetProperties(Declared).SelectMany(property => property.GetAccessors(nonPublic: true).Where(IsAccessible).SelectMany(part => AccessorOf(property, part, name))),
        .. type.GetFields(Declared).Where(field => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName).Select(field => FieldOf(field, name)),
    ];

    private static string MethodOf(MethodInfo method, string name)
    {
        var generics = method.IsGenericMethod ? $"<{string.Join(',', method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        var extension = method.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this " : "";
        return $"{AccessOf(method)}{StaticOf(method)}method {name}.{method.Name}{generics}({extension}{ParametersOf(method)}) : {NameOf(method.ReturnType)}";
    }

    // What can be set can be initialised as well.
    private static IEnumerable<string> AccessorOf(PropertyInfo property, MethodInfo part, string name)
    {
        var indexes = string.Join(", ", property.GetIndexParameters().Select(index => NameOf(index.ParameterType)));
        var isInit = part.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit");
        string[] verbs = part == property.GetMethod ? ["get"] : isInit ? ["init"] : ["set", "init"];
        return verbs.Select(verb => $"{AccessOf(part)}{StaticOf(part)}{verb} {name}.{property.Name}[{indexes}] : {NameOf(property.PropertyType)}");
    }

    private static string FieldOf(FieldInfo field, string name)
    {
        var value = !field.IsLiteral ? field.IsInitOnly ? " readonly" : "" : field.FieldType == typeof(string) ? " const" : $" = {field.GetRawConstantValue()}";
        return $"field {name}.{field.Name} : {NameOf(field.FieldType)}{value}";
    }

    private static bool IsAccessible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    // Accessors, what every class may override, and what the compiler writes.
    private static bool IsImplied(MethodInfo method) =>
        (method.IsSpecialName && (!method.Name.StartsWith("op_", StringComparison.Ordinal) || method.Name is "op_Equality" or "op_Inequality"))
        || method.Name is "ToString" or "Equals" or "GetHashCode" or "PrintMembers" or "Finalize"
        || method.Name.Contains('<', StringComparison.Ordinal);

    private static string AccessOf(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string StaticOf(MethodBase method) => method.IsStatic ? "static " : "";

    private static string ParametersOf(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
    {
        var passed = parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) ? "params " : parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "";
        var value = !parameter.HasDefaultValue ? "" : $" = {(parameter.RawDefaultValue is { } given ? Convert.ToString(given, CultureInfo.InvariantCulture) : "default")}";
        return $"{passed}{NameOf(parameter.ParameterType)} {parameter.Name}{value}";
    }));

    private static string NameOf(Type type)
    {
        if (type.IsByRef)
        {
            return NameOf(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return $"{NameOf(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return NameOf(inner) + "?";
        }

        var outer = type.IsNested ? NameOf(type.DeclaringType!) + "." : type.Namespace is { } space ? space + "." : "";
        var own = outer + type.Name.Split('`')[0];
        return type.IsGenericType ? $"{own}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>" : own;
    }
}
