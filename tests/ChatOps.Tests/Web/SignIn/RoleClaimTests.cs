using System.Text.Json;
using ChatOps.Web.SignIn;

namespace ChatOps.Tests.Web.SignIn;

public sealed class RoleClaimTests
{
    [Theory]
    [InlineData("roles", """{"roles":["a","b"]}""", "a b")]
    [InlineData("roles", """{"roles":"a"}""", "a")]
    [InlineData("roles", """{"roles":["a",1,null,{"b":"c"},["d"]]}""", "a")]
    [InlineData("roles", """{"roles":{"a":true}}""", "")]
    [InlineData("roles", """{"roles":7}""", "")]
    [InlineData("roles", """{}""", "")]
    [InlineData("realm_access.roles", """{"realm_access":{"roles":["a"]}}""", "a")]
    [InlineData("realm_access.roles", """{"realm_access.roles":["whole"],"realm_access":{"roles":["a"]}}""", "whole")]
    [InlineData("realm_access.roles", """{"realm_access":"roles"}""", "")]
    [InlineData("realm_access.roles", """{"realm_access":{"other":["a"]}}""", "")]
    [InlineData("resource_access.my.client.roles", """{"resource_access":{"my.client":{"roles":["a"]}}}""", "a")]
    [InlineData("a.b.c", """{"a":{"b":"x"},"a.b":{"c":["deep"]}}""", "deep")]
    [InlineData(".", """{"":{"":"a"}}""", "a")]
    [InlineData("roles.", """{"roles":["a"]}""", "")]
    public void roles_are_read_where_the_setting_says(string path, string claims, string expected)
    {
        using var json = JsonDocument.Parse(claims);

        string.Join(' ', RoleClaim.Read(json.RootElement, path)).ShouldBe(expected);
    }
}
