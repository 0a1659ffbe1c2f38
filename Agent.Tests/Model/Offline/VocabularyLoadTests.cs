using Agent.Api.Model.Offline;
using Xunit;

namespace Agent.Tests.Model.Offline;

public sealed class VocabularyLoadTests
{
    [Fact]
    public async Task StartAsync_EveryVocabulary_IsReadWithoutAFault()
    {
        using var load = new VocabularyLoad(TimeProvider.System);

        await load.StartAsync(CancellationToken.None);
        await load.ExecuteTask!;

        Assert.True(load.ExecuteTask!.IsCompletedSuccessfully);
    }
}
