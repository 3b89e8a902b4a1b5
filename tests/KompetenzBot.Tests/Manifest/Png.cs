using System.Buffers.Binary;
using System.IO.Compression;

namespace KompetenzBot.Tests.Manifest;

/// <summary>A picture with 8 bits a channel, as <see href="https://www.w3.org/TR/png-3/">PNG</see> stores it.</summary>
internal sealed record Png(int Width, int Height, IReadOnlyList<(byte Red, byte Green, byte Blue, byte Alpha)> Pixels)
{
    private static readonly byte[] Signature = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n'];

    /// <summary>A picture of one colour.</summary>
    public static Png Of(int size, (byte Red, byte Green, byte Blue, byte Alpha) pixel) => new(size, size, [.. Enumerable.Repeat(pixel, size * size)]);

    /// <summary>The pixel of a column and a row.</summary>
    public (byte Red, byte Green, byte Blue, byte Alpha) At(int x, int y) => Pixels[(y * Width) + x];

    /// <summary>Reads RGB and RGBA.</summary>
    public static Png Read(byte[] file)
    {
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(20)));
        var channels = (file[24], file[25], file[28]) switch { (8, 2, 0) => 3, (8, 6, 0) => 4, _ => throw new InvalidDataException("An unexpected kind of PNG.") };
        using var packed = new MemoryStream([.. Chunks(file).Where(chunk => chunk.Type == "IDAT").SelectMany(chunk => chunk.Data)]);
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        var (above, row, pixels) = (new byte[width * channels], new byte[width * channels], new List<(byte, byte, byte, byte)>());
        for (var y = 0; y < height; y++)
        {
            var filter = unpacked.ReadByte();
            unpacked.ReadExactly(row);
            Unfilter(filter, row, above, channels);
            pixels.AddRange(row.Chunk(channels).Select(p => (p[0], p[1], p[2], channels == 4 ? p[3] : (byte)255)));
            (above, row) = (row, above);
        }

        return new Png(width, height, pixels);
    }

    /// <summary>Writes RGBA.</summary>
    public byte[] ToFile()
    {
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            foreach (var row in Pixels.Chunk(Width))
            {
                packing.Write([0, .. row.SelectMany(p => (byte[])[p.Red, p.Green, p.Blue, p.Alpha])]);
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        (header[8], header[9]) = (8, 6);
        return [.. Signature, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static IEnumerable<(string Type, byte[] Data)> Chunks(byte[] file)
    {
        for (var at = Signature.Length; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            yield return (System.Text.Encoding.ASCII.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)]);
            at += length + 12;
        }
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        type.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Crc(chunk.AsSpan(4, data.Length + 4)));
        return chunk;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }

    private static void Unfilter(int filter, byte[] row, byte[] above, int step)
    {
        for (var x = 0; x < row.Length; x++)
        {
            var (left, up, corner) = (x < step ? 0 : row[x - step], (int)above[x], x < step ? 0 : above[x - step]);
            row[x] += (byte)(filter switch { 0 => 0, 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => throw new InvalidDataException("An unknown filter.") });
        }
    }

    private static int Paeth(int left, int up, int corner) =>
        ((int[])[left, up, corner]).MinBy(candidate => Math.Abs(left + up - corner - candidate));
}
