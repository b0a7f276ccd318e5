using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace ChatOps.Tests.Walks;

/// <summary>A method of the host: the file in which it stands, below <c>src/ChatOps</c>, and its name.</summary>
internal sealed record Method(string File, string Name);

/// <summary>
/// The tests with a host in which each method says that it is entered: a copy of both in a folder of its own, run in a process of its own.
/// </summary>
internal static partial class WovenHost
{
    /// <summary>The variable that names the folder of the walks.</summary>
    public const string Folder = "CHATOPS_WALKS";

    /// <summary>Runs the walks; for each the entries in their order: the method with which its flow began, and the method itself.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<(Method Begins, Method Entered)>>> Run(
        string folder, string testClass, Ct ct)
    {
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        foreach (var below in Directory.EnumerateDirectories(AppContext.BaseDirectory))
            Directory.CreateSymbolicLink(Path.Combine(folder, Path.GetFileName(below)), below);
        var methods = Weave(folder);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "ChatOps.Tests.dll"), "-noLogo", "-noColor", "-class", testClass])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [Folder] = folder },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        process.ExitCode.ShouldBe(0, $"{await output}\n{await errors}");
        return Directory
            .EnumerateFiles(folder, "*.walk")
            .ToDictionary(
                f => Path.GetFileNameWithoutExtension(f),
                f =>
                    (IReadOnlyList<(Method, Method)>)
                        [
                            .. File.ReadLines(f)
                                .Select(l => l.Split(' ').Select(n => methods[int.Parse(n, CultureInfo.InvariantCulture)]).ToList())
                                .Select(m => (m[0], m[1])),
                        ]);
    }

    private static List<Method> Weave(string folder)
    {
        var path = Path.Combine(folder, "ChatOps.dll");
        var methods = new List<Method>();
        using (var resolver = new DefaultAssemblyResolver())
        {
            resolver.AddSearchDirectory(folder);
            using var module = ModuleDefinition.ReadModule(
                path,
                new ReaderParameters
                {
                    AssemblyResolver = resolver,
                    ReadSymbols = true,
                    InMemory = true,
                });
            var enter = module.ImportReference(typeof(Trace).GetMethod(nameof(Trace.Enter))!);
            foreach (var method in module.Types.SelectMany(WithNested).SelectMany(t => t.Methods).Where(IsOurs))
            {
                if (FileOf(method) is not { } file)
                    continue;
                var body = method.Body.GetILProcessor();
                var first = method.Body.Instructions[0];
                body.InsertBefore(first, body.Create(OpCodes.Ldc_I4, methods.Count));
                body.InsertBefore(first, body.Create(NameOf(method) is "Tick" or "Go" ? OpCodes.Ldc_I4_1 : OpCodes.Ldc_I4_0));
                body.InsertBefore(first, body.Create(OpCodes.Call, enter));
                methods.Add(new Method(file, NameOf(method)));
            }

            // What was compiled ahead, for one processor, is left behind.
            (module.Attributes, module.Architecture) = (ModuleAttributes.ILOnly, TargetArchitecture.I386);
            module.Write(path);
        }

        return methods;
    }

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => [type, .. type.NestedTypes.SelectMany(WithNested)];

    /// <summary>Constructors and properties are what a method is made of; they are no steps of a walk.</summary>
    private static bool IsOurs(MethodDefinition method) =>
        method.HasBody
        && !method.IsConstructor
        && !method.IsGetter
        && !method.IsSetter
        && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    /// <summary>Null: nobody wrote it.</summary>
    private static string? FileOf(MethodDefinition method) =>
        method.DebugInformation.SequencePoints.FirstOrDefault(p => !p.IsHidden)?.Document.Url.Replace('\\', '/') is { } url
        && url.LastIndexOf("src/ChatOps/", StringComparison.Ordinal) is >= 0 and var at && !url.Contains("/obj/", StringComparison.Ordinal)
            ? url[(at + "src/ChatOps/".Length)..]
            : null;

    /// <summary>Of an asynchronous method, a local function or a lambda: the method in which it is written.</summary>
    private static string NameOf(MethodDefinition method) =>
        Written().Match(method.Name) is { Success: true } inMethod ? inMethod.Groups[1].Value
        : method.Name == "MoveNext" && Written().Match(method.DeclaringType.Name) is { Success: true } inType ? inType.Groups[1].Value
        : method.Name;

    [GeneratedRegex(@"^<(\w+)>")]
    private static partial Regex Written();
}
