using System.Text.RegularExpressions;

namespace ChatOps.Storage.Files;

/// <summary>
/// Whether a path lies on a file system that is not this machine's own disk. There locks may hold for one machine only and shared memory
/// for none, and SQLite needs both: https://www.sqlite.org/useovernet.html
/// </summary>
internal static partial class NetworkFiles
{
    private const string Mounts = "/proc/self/mountinfo";

    private static readonly HashSet<string> Network = new(StringComparer.OrdinalIgnoreCase)
    {
        "9p", "afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "davfs2", "drvfs", "gfs2", "glusterfs", "gpfs", "lustre", "ncpfs",
        "nfs", "nfs4", "ocfs2", "orangefs", "osxfs", "prl_fs", "pvfs2", "smb2", "smb3", "smbfs", "v9fs", "vboxsf", "webdav",
    };

    /// <summary>Programs that play a file system of the machine's own disks. Any other may lead anywhere.</summary>
    private static readonly HashSet<string> PlayedHere = new(StringComparer.OrdinalIgnoreCase)
    {
        "fuse.bindfs", "fuse.ext2", "fuse.fuse-overlayfs", "fuse.gocryptfs", "fuse.mergerfs", "fuse.ntfs", "fuse.ntfs-3g", "fuse.lxcfs",
    };

    /// <summary>The file system's name, where it is one of those; null where it is not, or nobody can tell.</summary>
    public static string? TypeOf(string path)
    {
        var real = RealPath.Of(path);
        try
        {
            var type = File.Exists(Mounts) ? TypeOf(real, File.ReadAllLines(Mounts)) : Drive(real);
            return type is not null && IsNetwork(type) ? type : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>By the last mount of the longest path: one over another hides it.</summary>
    /// <remarks>https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html</remarks>
    internal static string? TypeOf(string path, IEnumerable<string> mounts)
    {
        var (longest, type) = (-1, (string?)null);
        foreach (var fields in mounts.Select(m => m.Split(' ')))
        {
            var dash = Array.IndexOf(fields, "-");
            if (dash < 5 || fields.Length <= dash + 1)
                continue;
            var point = Octal().Replace(fields[4], m => $"{(char)Convert.ToInt32(m.Value[1..], 8)}").TrimEnd('/');
            if (point.Length >= longest && (path == point || path.StartsWith(point + "/", StringComparison.Ordinal)))
                (longest, type) = (point.Length, fields[dash + 1]);
        }

        return type;
    }

    internal static bool IsNetwork(string type) =>
        Network.Contains(type) || (type.StartsWith("fuse.", StringComparison.OrdinalIgnoreCase) && !PlayedHere.Contains(type));

    private static string Drive(string path)
    {
        var drive = new DriveInfo(path);
        return path.StartsWith(@"\\", StringComparison.Ordinal) || drive.DriveType == DriveType.Network ? "nfs" : drive.DriveFormat;
    }

    [GeneratedRegex(@"\\[0-7]{3}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Octal();
}
