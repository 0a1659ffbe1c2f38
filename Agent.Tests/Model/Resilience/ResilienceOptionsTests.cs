using Agent.Api;
using Agent.Api.Model;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Agent.Tests.Model.Resilience;

public sealed class ResilienceOptionsTests
{
    [Fact]
    public void Options_None_AreValid() => Assert.Equal(90, Read().TotalTimeoutSeconds);

    [Theory]
    [InlineData("TotalTimeoutSeconds", "59", "OpenAI:TotalTimeoutSeconds is '59': has to be at least TimeoutSeconds, which is 60.")]
    [InlineData("BreakerFailures", "1", "OpenAI:BreakerFailures is '1': has to be 0 (no breaker) or at least 2.")]
    [InlineData("HedgeAfterSeconds", "60", "OpenAI:HedgeAfterSeconds is '60': has to be less than TimeoutSeconds, which is 60.")]
    [InlineData("Attempts", "0", "OpenAI:Attempts is '0'")]
    [InlineData("MaxAnswerBytes", "10", "OpenAI:MaxAnswerBytes is '10'")]
    public void Options_OutOfRange_StopTheStart(string key, string value, string message)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Read((key, value)));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    private static ResilienceOptions Read(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"OpenAI:{setting.Key}", (string?)setting.Value))).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddSection<ResilienceOptions>(ResilienceOptions.Section);
        return services.BuildServiceProvider().GetRequiredService<ResilienceOptions>();
    }
}
