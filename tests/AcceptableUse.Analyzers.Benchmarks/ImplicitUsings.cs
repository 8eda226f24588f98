namespace AcceptableUse.Analyzers.Benchmarks;

/// <summary>The global usings that the .NET SDK adds to a project with <c>ImplicitUsings</c>.</summary>
internal static class ImplicitUsings
{
    public const string OfSdk = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;

        """;

    /// <summary>The usings of the SDK for web applications.</summary>
    public const string OfWebSdk = OfSdk + """
        global using System.Net.Http.Json;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;

        """;
}
