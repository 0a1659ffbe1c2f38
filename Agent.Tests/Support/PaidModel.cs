namespace Agent.Tests.Support;

/// <summary>Settings that make the service believe in a real, priced model. Its transport is whatever the test replaces it with.</summary>
internal static class PaidModel
{
    public const string Name = "gpt-4o-mini";

    public static readonly (string Key, string Value)[] Settings =
    [
        ("OpenAI:Endpoint", "http://model.invalid/v1"),
        ("OpenAI:Attempts", "1"),
        ("Agent:RetryPause", "00:00:00"),
        ("Prices:Models:0:Model", Name),
        ("Prices:Models:0:Input", "1"),
        ("Prices:Models:0:CachedInput", "0.5"),
        ("Prices:Models:0:Output", "4"),
    ];
}
