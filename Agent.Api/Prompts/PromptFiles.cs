using System.Text;

namespace Agent.Api.Prompts;

/// <summary>Where prompts and rubric are on disk, and how they are read.</summary>
internal sealed class PromptFiles(string folder, string rubricFile)
{
    /// <summary>Far more than any model takes; a file of another kind by mistake.</summary>
    private const int MaxBytes = 256 * 1024;

    // What is not UTF-8 is a mistake to report, not to paper over.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public string Folder => folder;

    /// <summary>What the files of a prompt look like from outside: changes whenever they are edited or replaced.</summary>
    public FileStamp Stamp(string name)
    {
        var files = FilesOf(name).Select(Find).ToList();
        return new(
            string.Join('|', files.Select(file => file.Exists ? $"{file.LastWriteTimeUtc.Ticks}:{file.Length}" : "none")),
            files.TrueForAll(file => file.Exists) ? files.Max(file => file.LastWriteTimeUtc) : null);
    }

    /// <exception cref="PromptException">A file is missing, cannot be read or breaks a rule.</exception>
    public PromptVersion Load(string name)
    {
        var texts = FilesOf(name).Select(Read).ToList();
        return PromptVersion.Check(new(name, texts[0], texts.Count > 1 ? texts[1] : ""), rubricFile);
    }

    /// <summary>The same rules for a text that is not on disk.</summary>
    /// <exception cref="PromptException">It breaks a rule.</exception>
    public PromptVersion Check(PromptText text) => PromptVersion.Check(text, rubricFile);

    private string[] FilesOf(string name) =>
        name == PromptVersion.RubricName ? [rubricFile] : [PromptCheck.TemplateFile(name), PromptCheck.ConfigFile(name)];

    // The file itself, not a link to it: a mounted folder may be exchanged by turning a link, which leaves the link's own times alone.
    private FileInfo Find(string file)
    {
        var found = new FileInfo(Path.Combine(folder, file));
        return found.LinkTarget is null ? found : found.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? found;
    }

    private string Read(string file)
    {
        try
        {
            var found = Find(file);
            if (!found.Exists)
            {
                throw new PromptException(file, "found no file, expected one");
            }

            if (found.Length > MaxBytes)
            {
                throw new PromptException(file, $"found {found.Length} bytes, expected at most {MaxBytes}");
            }

            return File.ReadAllText(found.FullName, Strict);
        }
        catch (DecoderFallbackException)
        {
            throw new PromptException(file, "found bytes that are not text, expected UTF-8");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new PromptException(file, "found a file that cannot be read", unreadable);
        }
    }
}

/// <param name="Text">Equal as long as nothing changes.</param>
/// <param name="WrittenAt">The newest file's time; null when a file is missing.</param>
internal readonly record struct FileStamp(string Text, DateTimeOffset? WrittenAt);
