namespace Agent.Api.Data.Servers;

/// <summary>One service per data folder. The kernel lets go of it however the process ends, kill -9 included.</summary>
internal sealed class FolderLock(FileStream? file) : IDisposable
{
    // A service that is being stopped needs a moment to bring its servers down.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static FolderLock None { get; } = new(null);

    public static async Task<FolderLock> TakeAsync(string folder, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience);
        Directory.CreateDirectory(folder);
        while (true)
        {
            try
            {
                return new(new FileStream(Path.Combine(folder, "service.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (!patience.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                throw new PrivateServerException(
                    $"The data folder {folder} is in use by another service, or cannot be written. Stop it, or set Agent__DataDir to another folder.", refused);
            }
        }
    }

    public void Dispose() => file?.Dispose();
}
