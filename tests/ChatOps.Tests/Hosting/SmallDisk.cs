using System.Diagnostics;

namespace ChatOps.Tests.Hosting;

/// <summary>A disk of a few megabytes over a folder, which root can mount.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    /// <summary>What the folder holds lies on the disk afterwards. Null where it can't be mounted.</summary>
    public static SmallDisk? Over(string folder, int megabytes)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            return null;
        var files = Directory.GetFiles(folder).ToDictionary(f => f, File.ReadAllBytes);
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder) != 0)
            return null;
        foreach (var (path, bytes) in files)
            File.WriteAllBytes(path, bytes);
        return new SmallDisk(folder);
    }

    /// <summary>Takes what room there is.</summary>
    public void Fill()
    {
        using var file = new FileStream(Path.Combine(_folder, "filler"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[4096];
        try
        {
            while (true)
                file.Write(page);
        }
        catch (IOException)
        {
        }
    }

    public void Free() => File.Delete(Path.Combine(_folder, "filler"));

    public void Dispose() => Run("umount", "-l", _folder);

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
