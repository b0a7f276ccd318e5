using System.Text;

namespace ChatOps.Benchmarks.Load;

/// <summary>A text with gaps, encoded once; what fills the gaps is encoded when it is written.</summary>
internal sealed class Template
{
    private const char Mark = '¤';

    private readonly Func<string, string> _encode;
    private readonly List<byte[]> _texts = [];
    private readonly List<string> _gaps = [];

    /// <param name="text">With <see cref="Gap"/> where something goes.</param>
    /// <param name="encode">How the body writes a text: percent-encoded, or as it is.</param>
    public Template(string text, Func<string, string> encode)
    {
        _encode = encode;
        foreach (var (i, part) in text.Split(Mark).Index())
        {
            if (i % 2 == 0)
                _texts.Add(Encoding.UTF8.GetBytes(encode(part)));
            else
                _gaps.Add(part);
        }
    }

    public static string Gap(string name) => $"{Mark}{name}{Mark}";

    /// <summary>The number of bytes written.</summary>
    public int Write(Span<byte> target, Gesture gesture)
    {
        var written = 0;
        foreach (var (i, text) in _texts.Index())
        {
            text.CopyTo(target[written..]);
            written += text.Length;
            if (i < _gaps.Count)
                written += Encoding.UTF8.GetBytes(_encode(gesture[_gaps[i]]), target[written..]);
        }
        return written;
    }
}
