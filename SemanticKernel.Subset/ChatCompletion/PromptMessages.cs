using System.Net;
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
            // This reader, unlike the newer one, leaves line ends as they are.
            using var reader = new XmlTextReader(new StringReader($"<root>{prompt}</root>")) { DtdProcessing = DtdProcessing.Prohibit };
            var root = XElement.Load(reader, LoadOptions.PreserveWhitespace);
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
            return new ChatMessageContent(role, Content(element) is { Length: > 0 } content ? content : null);
        }

        var message = new ChatMessageContent(role, (string?)null);
        texts.ForEach(text => message.Items.Add(new TextContent(Content(text))));
        return message;
    }

    // Other elements inside a message are part of its text.
    private static string Content(XElement element) =>
        string.Concat(element.Nodes().Select(Text)).Trim();

    private static string Text(XNode node) =>
        node is XText text ? text.Value : WebUtility.HtmlDecode(node.ToString(SaveOptions.DisableFormatting));
}
