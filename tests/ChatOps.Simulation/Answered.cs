using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ChatOps.Simulation;

/// <summary>
/// A request ends for its sender when all has ended that the host does after its answer, so that nothing goes on beside the next one.
/// </summary>
internal sealed class Answered(HttpMessageHandler host) : DelegatingHandler(host)
{

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Ct cancellationToken)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Last.End.Value = end;
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        await end.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
        return response;
    }

    /// <summary>What is registered first is called last.</summary>
    internal sealed class Last : IStartupFilter
    {
        public static readonly AsyncLocal<TaskCompletionSource?> End = new();

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((HttpContext context, RequestDelegate go) =>
            {
                var end = End.Value;
                context.Response.OnCompleted(() =>
                {
                    end?.TrySetResult();
                    return Task.CompletedTask;
                });
                return go(context);
            });
            next(app);
        };
    }
}
