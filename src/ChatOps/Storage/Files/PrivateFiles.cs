namespace ChatOps.Storage.Files;

/// <summary>
/// Files and folders that nobody but the host's own account may look into, whatever the umask says. Windows keeps its own rules.
/// </summary>
internal static class PrivateFiles
{
    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    /// <summary>The folder, and those above it that are missing, with mode 0700. One that is there already stays as it is.</summary>
    public static void MakeFolder(string path)
    {
        if (Directory.Exists(path))
            return;
        if (Path.GetDirectoryName(path) is { Length: > 0 } above)
            MakeFolder(above);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }
        Directory.CreateDirectory(path, OnlyOwner | UnixFileMode.UserExecute);
        File.SetUnixFileMode(path, OnlyOwner | UnixFileMode.UserExecute);
    }

    /// <summary>An empty file with mode 0600, where there is none.</summary>
    public static void MakeFile(string path)
    {
        if (File.Exists(path))
            return;
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite | FileShare.Delete,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OnlyOwner;
        using (new FileStream(path, options))
            Close(path);
    }

    /// <summary>
    /// Takes from others what they may do with a file. One that is somebody else's, or lies on a disk that takes no writes, is left for
    /// <c>doctor</c> to name.
    /// </summary>
    public static void Close(string path)
    {
        if (OperatingSystem.IsWindows() || !IsOpen(path))
            return;
        try
        {
            File.SetUnixFileMode(path, OnlyOwner);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>True when it is there and others than the owner may do something with it.</summary>
    public static bool IsOpen(string path) =>
        !OperatingSystem.IsWindows()
        && (File.Exists(path) || Directory.Exists(path))
        && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None;
}
