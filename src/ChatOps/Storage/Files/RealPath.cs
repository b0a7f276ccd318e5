namespace ChatOps.Storage.Files;

/// <summary>Where a path leads when every link on the way is followed: two names of one file become one.</summary>
internal static class RealPath
{
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } above)
            return full;
        var here = Path.Combine(Of(above), Path.GetFileName(full));
        try
        {
            return File.ResolveLinkTarget(here, returnFinalTarget: true) is { } target ? Of(target.FullName) : here;
        }
        catch (IOException)
        {
            // Not there, or a link in a circle: whoever opens it says so.
            return here;
        }
    }
}
