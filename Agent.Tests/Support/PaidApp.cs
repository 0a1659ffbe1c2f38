namespace Agent.Tests.Support;

/// <summary>A shared app that takes the scripted model for a real one.</summary>
public sealed class PaidApp : SharedApp
{
    protected override (string Key, string Value)[] Settings => PaidModel.Settings;
}
