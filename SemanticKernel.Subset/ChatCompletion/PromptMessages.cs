using System.Xml;
using System.Xml.Linq;

namespace Microsoft.SemanticKernel.ChatCompletion;

/// <summary>Reads the messages a rendered prompt holds. Text outside the message elements is dropped.</summary>
internal static class PromptMessages
{
    public static ChatHistory Parse(string prompt) =>
        prompt.Contains("<message", StringComparison.OrdinalIgnoreCase) && TryRead(prompt) is { Count: > 0 } messages
            ? messages
            : new ChatHistory([new ChatMessageContent(AuthorRole.User, prompt)]);

    private static ChatHistory? TryRead(string prompt)
    {
        try
        {
            var root = XElement.Parse($"<root>{prompt}</root>", LoadOptions.PreserveWhitespace);
            return [.. root.Elements().Where(IsMessage).Select(ToMessage)];
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static bool IsMessage(XElement element) =>
        element.Name.LocalName.Equals("message", StringComparison.OrdinalIgnoreCase) && !string.IsNullOrEmpty((string?)element.Attribute("role"));

    private static ChatMessageContent ToMessage(XElement element)
    {
        var role = new AuthorRole((string?)element.Attribute("role") ?? AuthorRole.User.Label);
        var texts = element.Elements("text").ToList();
        if (texts.Count == 0)
        {
            return new ChatMessageContent(role, element.Value);
        }

        var message = new ChatMessageContent(role, (string?)null);
        texts.ForEach(text => message.Items.Add(new TextContent(text.Value)));
        return message;
    }
}
