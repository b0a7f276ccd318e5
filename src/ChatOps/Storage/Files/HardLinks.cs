using System.Runtime.InteropServices;
using System.Text;

namespace ChatOps.Storage.Files;

/// <summary>
/// How many names a file has. SQLite keeps its log beside the name by which it was opened: through another name nobody sees it, and the
/// file is spoilt. https://www.sqlite.org/howtocorrupt.html#multiple_links_to_the_same_file
/// </summary>
internal static class HardLinks
{
    private const int FromHere = -100;
    private const uint NumberOfLinks = 4;

    /// <summary>One where it is not there, or the system can't tell.</summary>
    public static long Of(string path)
    {
        if (!OperatingSystem.IsLinux())
            return 1;
        var found = new byte[256];
        try
        {
            return Status(FromHere, Encoding.UTF8.GetBytes(path + '\0'), 0, NumberOfLinks, found) == 0
                ? BitConverter.ToUInt32(found, 16)
                : 1;
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            return 1;
        }
    }

    /// <remarks>https://man7.org/linux/man-pages/man2/statx.2.html</remarks>
    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Status(int folder, byte[] path, int flags, uint mask, byte[] found);
}
