using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Agent.Api.Model.Recording;

/// <summary>
/// Recordings on disk: a folder a prompt, a file an exchange, named by the request's key and a number. The same request asked again gets
/// the next number. Files are whole or not there, whoever writes at the same time.
/// </summary>
internal sealed class RecordingFolder(string folder)
{
    private const int NameDigits = 32;

    private readonly Lock writing = new();

    public string Path { get; } = System.IO.Path.GetFullPath(folder);

    public bool Exists => Directory.Exists(Path);

    /// <summary>Writes the exchange under the next free number.</summary>
    /// <returns>The file.</returns>
    public string Add(RecordedExchange exchange)
    {
        var place = PlaceOf(exchange.Prompt);
        Directory.CreateDirectory(place);
        var whole = System.IO.Path.Combine(place, $".{Guid.NewGuid():n}.tmp");
        File.WriteAllText(whole, JsonSerializer.Serialize(exchange, RecordingJson.Shared.RecordedExchange) + "\n");
        try
        {
            lock (writing)
            {
                return MoveToNext(whole, place, exchange.Key);
            }
        }
        finally
        {
            File.Delete(whole);
        }
    }

    /// <summary>Files of one request, in the order they were recorded.</summary>
    public IReadOnlyList<string> Find(string prompt, string key) => !Directory.Exists(PlaceOf(prompt)) ? [] :
        [.. Directory.EnumerateFiles(PlaceOf(prompt), $"{NameOf(key)}-*.json").OrderBy(NumberOf)];

    /// <summary>Every recording, or those of one prompt, by name.</summary>
    public IEnumerable<string> Files(string? prompt = null) => (prompt is null ? Path : PlaceOf(prompt)) is var place && Directory.Exists(place)
        ? Directory.EnumerateFiles(place, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : [];

    /// <exception cref="JsonException">The file is not a recording.</exception>
    public static RecordedExchange Read(string file) =>
        JsonSerializer.Deserialize(File.ReadAllText(file, Encoding.UTF8), RecordingJson.Shared.RecordedExchange) ?? throw new JsonException("The file holds null.");

    private string PlaceOf(string prompt) => System.IO.Path.Combine(Path, prompt);

    private static string MoveToNext(string whole, string place, string key)
    {
        for (var number = 1; ; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{NameOf(key)}-{number}.json");
            var file = System.IO.Path.Combine(place, name);
            if (!File.Exists(file) && TryMove(whole, file, System.IO.Path.Combine(place, $".{name}.taken")))
            {
                return file;
            }
        }
    }

    // A move replaces what another process put there a moment ago, so a number is first taken by a file that only one can create.
    private static bool TryMove(string whole, string file, string taken)
    {
        try
        {
            File.Open(taken, FileMode.CreateNew).Dispose();
        }
        catch (IOException) when (File.Exists(taken) || File.Exists(file))
        {
            return false;
        }

        try
        {
            if (File.Exists(file))
            {
                return false;
            }

            File.Move(whole, file);
            return true;
        }
        finally
        {
            File.Delete(taken);
        }
    }

    private static string NameOf(string key) => key["sha256:".Length..][..NameDigits];

    private static int NumberOf(string file) =>
        int.TryParse(System.IO.Path.GetFileNameWithoutExtension(file).AsSpan(NameDigits + 1), CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
}
