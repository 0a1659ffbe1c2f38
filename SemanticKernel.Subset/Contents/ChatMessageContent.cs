using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Microsoft.SemanticKernel;

/// <summary>One message: who says it, and its items. <see cref="Content"/> is the first text among them.</summary>
public class ChatMessageContent : KernelContent
{
    private ChatMessageContentItemCollection? _items;
    private Encoding _encoding = Encoding.UTF8;

    [JsonConstructor]
    public ChatMessageContent()
    {
    }

    public ChatMessageContent(
        AuthorRole role,
        string? content,
        string? modelId = null,
        object? innerContent = null,
        Encoding? encoding = null,
        IReadOnlyDictionary<string, object?>? metadata = null)
        : base(innerContent, modelId, metadata)
    {
        Role = role;
        _encoding = encoding ?? Encoding.UTF8;
        Content = content;
    }

    public ChatMessageContent(
        AuthorRole role,
        ChatMessageContentItemCollection items,
        string? modelId = null,
        object? innerContent = null,
        Encoding? encoding = null,
        IReadOnlyDictionary<string, object?>? metadata = null)
        : base(innerContent, modelId, metadata)
    {
        Role = role;
        _encoding = encoding ?? Encoding.UTF8;
        _items = items;
    }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AuthorName
    {
        get;
        set => field = string.IsNullOrWhiteSpace(value) ? null : value;
    }

    public AuthorRole Role { get; set; }

    /// <summary>The first text among the items; setting it changes that text, or adds one. Null leaves the items as they are.</summary>
    [JsonIgnore]
    public string? Content
    {
        get => FirstText?.Text;
        set
        {
            if (FirstText is { } text)
            {
                text.Text = value;
                text.Encoding = Encoding;
            }
            else if (value is not null)
            {
                Items.Add(new TextContent(value, ModelId, InnerContent, Encoding, Metadata) { MimeType = MimeType });
            }
        }
    }

    public ChatMessageContentItemCollection Items
    {
        get => _items ??= [];
        set => _items = value;
    }

    [JsonIgnore]
    public Encoding Encoding
    {
        get => FirstText?.Encoding ?? _encoding;
        set
        {
            _encoding = value;
            if (FirstText is { } text)
            {
                text.Encoding = value;
            }
        }
    }

    [Experimental("SKEXP0101")]
    [JsonIgnore]
    public object? Source { get; set; }

    private TextContent? FirstText
    {
        get
        {
            for (var i = 0; i < _items?.Count; i++)
            {
                if (_items[i] is TextContent text)
                {
                    return text;
                }
            }

            return null;
        }
    }

    public override string ToString() => Content ?? "";
}
