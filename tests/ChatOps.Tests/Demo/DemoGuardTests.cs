using System.Net;
using ChatOps.Demo;
using Microsoft.AspNetCore.Http;

namespace ChatOps.Tests.Demo;

public sealed class DemoGuardTests
{
    [Fact]
    public void this_machine_comes_in() => DemoGuard.Admits(Request("GET")).ShouldBeTrue();

    [Fact]
    public void another_machine_does_not() =>
        DemoGuard.Admits(Request("GET", r => r.HttpContext.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.7"))).ShouldBeFalse();

    [Theory]
    [InlineData("demo.example")]
    [InlineData("127.0.0.1.demo.example")]
    public void a_foreign_name_of_this_machine_does_not(string host) =>
        DemoGuard.Admits(Request("GET", r => r.Host = new HostString(host))).ShouldBeFalse();

    [Fact]
    public void what_a_proxy_passed_on_does_not() =>
        DemoGuard.Admits(Request("GET", r => r.Headers["X-Forwarded-For"] = "127.0.0.1")).ShouldBeFalse();

    [Fact]
    public void its_own_page_may_post() => DemoGuard.Admits(Request("POST", r =>
    {
        r.Headers.Origin = "http://127.0.0.1:3978";
        r.Headers["Sec-Fetch-Site"] = "same-origin";
    })).ShouldBeTrue();

    [Theory]
    [InlineData("Origin", "https://demo.example")]
    [InlineData("Origin", "http://127.0.0.1:9999")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public void another_site_may_not_post(string header, string value) =>
        DemoGuard.Admits(Request("POST", r => r.Headers[header] = value)).ShouldBeFalse();

    private static HttpRequest Request(string method, Action<HttpRequest>? change = null)
    {
        var request = new DefaultHttpContext().Request;
        request.Method = method;
        request.Scheme = "http";
        request.Host = new HostString("127.0.0.1", 3978);
        request.HttpContext.Connection.RemoteIpAddress = IPAddress.Loopback;
        change?.Invoke(request);
        return request;
    }
}
