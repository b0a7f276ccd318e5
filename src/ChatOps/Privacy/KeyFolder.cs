using System.Security.Cryptography;
using ChatOps.Settings;
using ChatOps.Storage.Files;
using NodaTime.Text;

namespace ChatOps.Privacy;

/// <summary>
/// <c>Content:Key = file:FOLDER</c>: one key a file, base64 of 32 bytes; the file's name is the key's id and starts with the time it was
/// made.
/// </summary>
internal sealed class KeyFolder(string folder, IClock clock) : IKeyPlace
{
    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly InstantPattern Time = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmssfff'Z'");

    private readonly string _folder = Path.GetFullPath(folder);

    public string Name => folder;

    public IReadOnlyList<RingKey> Load() => [.. Keys().OrderBy(f => f.Name, StringComparer.Ordinal).Select(Read)];

    public RingKey Add()
    {
        PrivateFiles.MakeFolder(_folder);
        var key = RandomNumberGenerator.GetBytes(AesBox.KeySize);
        var id = $"{Time.Format(Later(clock.GetCurrentInstant()))}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        var unfinished = Path.Combine(_folder, "." + id);
        var finished = Path.Combine(_folder, id);
        Write(unfinished, Convert.ToBase64String(key));
        PrivateFiles.Close(unfinished);
        // No reader sees half a key, and what it sealed is never more durable than the key itself.
        File.Move(unfinished, finished);
        using (var file = new FileStream(finished, FileMode.Open, FileAccess.ReadWrite))
            file.Flush(flushToDisk: true);
        return new RingKey(id, key);
    }

    public void Protect()
    {
        if (!Directory.Exists(_folder))
            return;
        foreach (var file in Directory.EnumerateFiles(_folder))
            PrivateFiles.Close(file);
    }

    /// <summary>
    /// The newest key seals: one made in the same millisecond as another, or by a clock that was set back, is still the newest.
    /// </summary>
    private Instant Later(Instant now)
    {
        var newest = Keys()
            .Select(f => Time.Parse(f.Name.Split('-')[0]))
            .Where(t => t.Success)
            .Select(t => t.Value)
            .DefaultIfEmpty(Instant.FromUnixTimeTicks(0))
            .Max();
        return Instant.Max(now, newest + Duration.FromMilliseconds(1));
    }

    private IEnumerable<FileInfo> Keys()
    {
        var place = new DirectoryInfo(_folder);
        return place.Exists ? place.GetFiles().Where(f => f.Name[0] != '.') : [];
    }

    private static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OnlyOwner;
        using var file = new FileStream(path, options);
        using var writer = new StreamWriter(file);
        writer.WriteLine(text);
        writer.Flush();
        file.Flush(flushToDisk: true);
    }

    private RingKey Read(FileInfo file)
    {
        try
        {
            var key = Convert.FromBase64String(File.ReadAllText(file.FullName).Trim());
            if (key.Length == AesBox.KeySize)
                return new RingKey(file.Name, key);
        }
        catch (FormatException)
        {
        }
        throw new Misconfigured([$"Content:Key: {Path.Combine(folder, file.Name)} is not a key (base64 of {AesBox.KeySize} bytes)."]);
    }
}
