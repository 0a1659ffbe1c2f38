namespace Microsoft.SemanticKernel;

/// <summary>Marks a method as a function of its plugin. Default name: the method's, without "Async" where it returns a task.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KernelFunctionAttribute : Attribute
{
    public KernelFunctionAttribute()
    {
    }

    public KernelFunctionAttribute(string? name)
    {
        Name = name;
    }

    public string? Name { get; }
}

/// <summary>The parameter comes from <see cref="Kernel.Services"/>; the model never sees it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromKernelServicesAttribute : Attribute
{
    public FromKernelServicesAttribute()
    {
    }

    public FromKernelServicesAttribute(object? serviceKey)
    {
        ServiceKey = serviceKey;
    }

    public object? ServiceKey { get; }
}
