namespace ChatOps.Web.SignIn;

/// <summary>App roles, as the role claim names them.</summary>
internal static class Roles
{
    public const string Hr = "HR.Viewer";

    public const string Moderator = "Program.Moderator";
}
