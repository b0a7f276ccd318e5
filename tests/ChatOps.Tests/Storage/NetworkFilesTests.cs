using ChatOps.Storage.Files;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Storage;

/// <summary>Which disk a file lies on.</summary>
public sealed class NetworkFilesTests
{
    private static readonly string[] Mounts =
    [
        "22 27 0:21 / /proc rw,relatime - proc proc rw",
        "27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw",
        "40 27 0:50 / /srv/share rw,relatime shared:20 master:3 - nfs4 files.example:/share rw,vers=4.2",
        "41 40 254:1 / /srv/share/local rw,relatime - xfs /dev/vdb rw",
        "42 27 0:51 / /srv/with\\040space rw - cifs //files.example/x rw",
        "43 27 0:52 / /srv/twice rw - fuse.sshfs me@files.example: rw",
        "44 27 0:53 / /srv/twice rw - tmpfs tmpfs rw",
        "45 27 0:54 / /mnt/c rw - 9p drvfs rw",
        "a line of a kernel to come",
    ];

    [Theory]
    [InlineData("/data/chatops.db", "ext4", false)]
    [InlineData("/srv/share/chatops.db", "nfs4", true)]
    [InlineData("/srv/shared/chatops.db", "ext4", false)]
    [InlineData("/srv/share/local/data/chatops.db", "xfs", false)]
    [InlineData("/srv/with space/chatops.db", "cifs", true)]
    [InlineData("/srv/twice/chatops.db", "tmpfs", false)]
    [InlineData("/mnt/c/chatops.db", "9p", true)]
    public void a_file_lies_where_the_longest_mount_says(string path, string type, bool isNetwork)
    {
        NetworkFiles.TypeOf(path, Mounts).ShouldBe(type);
        NetworkFiles.IsNetwork(type).ShouldBe(isNetwork);
    }

    [Theory]
    [InlineData("nfs", true)]
    [InlineData("smb3", true)]
    [InlineData("fuse.sshfs", true)]
    [InlineData("fuse.s3fs", true)]
    [InlineData("fuse.glusterfs", true)]
    [InlineData("ceph", true)]
    [InlineData("overlay", false)]
    [InlineData("btrfs", false)]
    [InlineData("fuseblk", false)]
    [InlineData("fuse.fuse-overlayfs", false)]
    public void what_other_machines_reach_is_no_place_for_a_database(string type, bool isNetwork) =>
        NetworkFiles.IsNetwork(type).ShouldBe(isNetwork);

    [Fact]
    public void this_machines_disk_is_none() => NetworkFiles.TypeOf(Path.Combine(Path.GetTempPath(), "chatops.db")).ShouldBeNull();

    [Fact]
    public void two_names_of_a_file_are_one()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder["data"]);
        File.WriteAllText(folder["data/chatops.db"], "");
        File.CreateSymbolicLink(folder["link.db"], folder["data/chatops.db"]);
        Directory.CreateSymbolicLink(folder["other"], folder["data"]);
        File.CreateSymbolicLink(folder["circle"], folder["circle"]);

        RealPath.Of(folder["link.db"]).ShouldBe(RealPath.Of(folder["data/chatops.db"]));
        RealPath.Of(folder["other/chatops.db"]).ShouldBe(RealPath.Of(folder["data/chatops.db"]));
        RealPath.Of(folder["circle/chatops.db"]).ShouldEndWith("chatops.db");
    }
}
