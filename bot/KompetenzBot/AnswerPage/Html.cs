using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace KompetenzBot.AnswerPage;

/// <summary>A part of a page. Every text is escaped when it is written; there is no other way in for one.</summary>
internal abstract record HtmlNode
{
    /// <summary>Umlauts and Arabic stay as they are; what has a meaning in HTML does not.</summary>
    private protected static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static implicit operator HtmlNode(string text) => new HtmlText(text);

    public abstract void WriteTo(StringBuilder html);
}

/// <summary>Words.</summary>
internal sealed record HtmlText(string Text) : HtmlNode
{
    public override void WriteTo(StringBuilder html) => html.Append(Encoder.Encode(Text));
}

/// <summary>An element; its name and the names of its attributes are code.</summary>
internal sealed record HtmlElement(string Name, params IReadOnlyList<HtmlNode> Children) : HtmlNode
{
    private IReadOnlyList<(string Name, string Value)> Attributes { get; init; } = [];

    public HtmlElement With(string name, string value = "") => this with { Attributes = [.. Attributes, (name, value)] };

    public override void WriteTo(StringBuilder html)
    {
        html.Append('<').Append(Name);
        foreach (var (name, value) in Attributes)
        {
            html.Append(' ').Append(name);
            if (value.Length > 0)
            {
                html.Append("=\"").Append(Encoder.Encode(value)).Append('"');
            }
        }

        html.Append('>');
        if (Name is "meta" or "input")
        {
            return;
        }

        foreach (var child in Children)
        {
            child.WriteTo(html);
        }

        html.Append("</").Append(Name).Append('>');
    }
}

/// <summary>The style of all pages, which goes in as it is and is named in the policy by its hash.</summary>
internal sealed record HtmlStyle(string Css) : HtmlNode
{
    public override void WriteTo(StringBuilder html) => html.Append("<style>").Append(Css).Append("</style>");
}
