using System.Reflection;

namespace Microsoft.SemanticKernel;

/// <summary>How what a method returns becomes a plain value: nothing, a value, or a task to wait for.</summary>
internal sealed class ResultShape
{
    private static readonly MethodInfo TaskOf = Method(nameof(UnwrapTask));
    private static readonly MethodInfo ValueTaskOf = Method(nameof(UnwrapValueTask));

    private ResultShape(Type type, Func<object?, ValueTask<object?>> unwrap)
    {
        Type = type;
        UnwrapAsync = unwrap;
    }

    /// <summary>The type of the value; void when there is none.</summary>
    public Type Type { get; }

    public Func<object?, ValueTask<object?>> UnwrapAsync { get; }

    public static ResultShape Of(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(void))
        {
            return new(type, static _ => default);
        }

        if (type == typeof(Task))
        {
            return new(typeof(void), static async task =>
            {
                await Started<Task>(task).ConfigureAwait(false);
                return null;
            });
        }

        if (type == typeof(ValueTask))
        {
            return new(typeof(void), static async task =>
            {
                await Started<ValueTask>(task).ConfigureAwait(false);
                return null;
            });
        }

        if (IsGeneric(type, typeof(Task<>)) || IsGeneric(type, typeof(ValueTask<>)))
        {
            var inner = type.GetGenericArguments()[0];
            var unwrap = IsGeneric(type, typeof(Task<>)) ? TaskOf : ValueTaskOf;
            return new(Unwrapped(inner), unwrap.MakeGenericMethod(inner).CreateDelegate<Func<object?, ValueTask<object?>>>());
        }

        return new(Unwrapped(type), static value => ValueTask.FromResult(value));
    }

    public static bool IsAsync(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask)
        || IsGeneric(type, typeof(Task<>)) || IsGeneric(type, typeof(ValueTask<>)) || IsGeneric(type, typeof(IAsyncEnumerable<>));

    // A function that makes its own result may put anything into it.
    private static Type Unwrapped(Type type) => type == typeof(FunctionResult) ? typeof(object) : type;

    private static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    private static async ValueTask<object?> UnwrapTask<T>(object? task) => await Started<Task<T>>(task).ConfigureAwait(false);

    private static async ValueTask<object?> UnwrapValueTask<T>(object? task) => await Started<ValueTask<T>>(task).ConfigureAwait(false);

    private static T Started<T>(object? task) => task is T started ? started : throw new KernelException("The function returned no task to wait for.");

    private static MethodInfo Method(string name) =>
        typeof(ResultShape).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static) ?? throw new MissingMethodException(name);
}
