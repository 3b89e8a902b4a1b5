using System.Globalization;
using System.Text;
using System.Xml;

namespace KompetenzBot.Platform.Queues;

/// <summary>The service's message lists and errors. White space and line ends of a text survive: they are written as character references.</summary>
internal static class QueueXml
{
    private static readonly XmlWriterSettings WriterSettings = new() { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize, OmitXmlDeclaration = true };
    private static readonly XmlReaderSettings ReaderSettings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public static ReadOnlyMemory<byte> Message(string text)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, WriterSettings))
        {
            writer.WriteStartElement("QueueMessage");
            writer.WriteElementString("MessageText", text);
            writer.WriteEndElement();
        }

        return stream.GetBuffer().AsMemory(0, (int)stream.Length);
    }

    /// <summary>Each message's fields by their element names.</summary>
    public static List<QueueFields> Messages(BinaryData content)
    {
        var messages = new List<QueueFields>();
        using var reader = XmlReader.Create(content.ToStream(), ReaderSettings);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "QueueMessage")
            {
                messages.Add(Fields(reader));
            }
        }

        return messages;
    }

    public static string? ErrorCode(BinaryData content)
    {
        try
        {
            using var reader = XmlReader.Create(content.ToStream(), ReaderSettings);
            return reader.ReadToFollowing("Code") ? reader.ReadElementContentAsString() : null;
        }
        catch (XmlException)
        {
            // no body, or one of something in between
            return null;
        }
    }

    public static DateTimeOffset Time(string text) => DateTimeOffset.ParseExact(text, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static QueueFields Fields(XmlReader reader)
    {
        var fields = new QueueFields();
        var depth = reader.Depth + 1;
        reader.Read();
        while (reader.Depth >= depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                var name = reader.LocalName;
                fields.Add(name, reader.ReadElementContentAsString());
            }
            else
            {
                reader.Read();
            }
        }

        return fields;
    }
}
