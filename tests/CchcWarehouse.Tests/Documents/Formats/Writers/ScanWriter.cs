using System.Globalization;
using System.IO.Compression;
using System.Text;
using CchcWarehouse.Etl.Documents.Pages;

namespace CchcWarehouse.Tests.Documents.Formats.Writers;

/// <summary>Makes of drawn pages what a scanner makes: pictures, a little askew, with dust; and a PDF or PNG of them.</summary>
internal static class ScanWriter
{
    internal static GrayImage Scanned(GrayImage page, double degrees, int seed)
    {
        var dust = new Random(seed);
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var pixels = new byte[page.Pixels.Length];
        for (var y = 0; y < page.Height; y++)
        {
            for (var x = 0; x < page.Width; x++)
            {
                var fromX = (int)Math.Round(cos * (x - page.Width / 2) + sin * (y - page.Height / 2) + page.Width / 2);
                var fromY = (int)Math.Round(-sin * (x - page.Width / 2) + cos * (y - page.Height / 2) + page.Height / 2);
                var inside = fromX >= 0 && fromY >= 0 && fromX < page.Width && fromY < page.Height;
                var value = inside ? page.Pixels[fromY * page.Width + fromX] : 255;
                pixels[y * page.Width + x] = (byte)Math.Clamp(value * 0.85 + 25 + dust.Next(-5, 6), 0, 255);
            }
        }
        return page with { Pixels = pixels };
    }

    /// <summary>A PDF whose pages are these pictures and nothing else.</summary>
    internal static byte[] Pdf(IReadOnlyList<GrayImage> pages, bool isBlackAndWhite = false)
    {
        var file = new MemoryStream();
        var offsets = new List<long>();
        Write(file, "%PDF-1.4\n");
        Add("<< /Type /Catalog /Pages 2 0 R >>");
        Add($"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select((_, i) => $"{3 + 3 * i} 0 R"))}] >>");
        for (var i = 0; i < pages.Count; i++)
        {
            var size = string.Create(CultureInfo.InvariantCulture, $"{pages[i].Width / pages[i].PixelsPerPoint:0.##} {pages[i].Height / pages[i].PixelsPerPoint:0.##}");
            var draw = string.Create(CultureInfo.InvariantCulture, $"q {size.Split(' ')[0]} 0 0 {size.Split(' ')[1]} 0 0 cm /P Do Q");
            Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size}] /Contents {4 + 3 * i} 0 R /Resources << /XObject << /P {5 + 3 * i} 0 R >> >> >>");
            AddStream("", Encoding.ASCII.GetBytes(draw));
            AddStream($"/Type /XObject /Subtype /Image /Width {pages[i].Width} /Height {pages[i].Height} /ColorSpace /DeviceGray /BitsPerComponent {(isBlackAndWhite ? 1 : 8)} /Filter /FlateDecode", Packed(isBlackAndWhite ? Bits(pages[i]) : pages[i].Pixels));
        }
        var start = file.Length;
        Write(file, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n" + string.Concat(offsets.Select(o => o.ToString("D10", CultureInfo.InvariantCulture) + " 00000 n \n")));
        Write(file, $"trailer << /Size {offsets.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return file.ToArray();

        void Add(string content)
        {
            offsets.Add(file.Length);
            Write(file, $"{offsets.Count} 0 obj\n{content}\nendobj\n");
        }

        void AddStream(string look, byte[] content)
        {
            offsets.Add(file.Length);
            Write(file, $"{offsets.Count} 0 obj\n<< {look} /Length {content.Length} >>\nstream\n");
            file.Write(content);
            Write(file, "\nendstream\nendobj\n");
        }
    }

    /// <summary>A PNG that says how large its sheet is.</summary>
    internal static byte[] Png(GrayImage image)
    {
        var rows = new byte[image.Height * (image.Width + 1)];
        for (var y = 0; y < image.Height; y++)
            image.Pixels.AsSpan(y * image.Width, image.Width).CopyTo(rows.AsSpan(y * (image.Width + 1) + 1));
        var perMetre = (uint)(image.PixelsPerPoint * 72 / 0.0254);
        var file = new MemoryStream();
        file.Write([0x89, .. "PNG\r\n"u8, 0x1a, (byte)'\n']);
        Chunk(file, "IHDR"u8, [.. Number((uint)image.Width), .. Number((uint)image.Height), 8, 0, 0, 0, 0]);
        Chunk(file, "pHYs"u8, [.. Number(perMetre), .. Number(perMetre), 1]);
        Chunk(file, "IDAT"u8, Packed(rows));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> kind, byte[] content)
    {
        byte[] covered = [.. kind, .. content];
        file.Write([.. Number((uint)content.Length), .. covered, .. Number(Checksum(covered))]);
    }

    private static byte[] Number(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    // CRC-32 as PNG wants it.
    private static uint Checksum(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) == 0 ? sum >> 1 : sum >> 1 ^ 0xedb88320;
        }
        return ~sum;
    }

    private static byte[] Bits(GrayImage image)
    {
        var width = (image.Width + 7) / 8;
        var bits = new byte[width * image.Height];
        for (var i = 0; i < image.Pixels.Length; i++)
        {
            if (image.Pixels[i] > 127)
                bits[i / image.Width * width + i % image.Width / 8] |= (byte)(0x80 >> i % image.Width % 8);
        }
        return bits;
    }

    private static byte[] Packed(byte[] pixels)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(pixels);
        return packed.ToArray();
    }

    private static void Write(MemoryStream file, string text) => file.Write(Encoding.ASCII.GetBytes(text));
}
