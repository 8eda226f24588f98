namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>The analyzer reads the APIs that users declare in catalog files and with the attributes in the package.</summary>
[Collection(nameof(PackageCollection))]
public sealed class OwnApiTests(PackageFixture package)
{
    private const string Police = "<AcceptableUseDeployment>law-enforcement</AcceptableUseDeployment><AcceptableUseJurisdiction>US</AcceptableUseJurisdiction>";

    private const string Annotated = """
        using AcceptableUse;

        public class Gateway
        {
            [SendsMedia] public void Upload(byte[] picture) { }
            [RedactsFaces] public byte[] Blur(byte[] picture) => picture;

            public void Run(byte[] picture)
            {
                Upload(Blur(picture));
                Upload(picture);
            }
        }
        """;

    [Theory]
    [InlineData("<AnalysisMode>All</AnalysisMode><NoWarn>$(NoWarn);CA1822;CA1050;CA1062;CA1515</NoWarn>")]
    [InlineData("<LangVersion>7.3</LangVersion><Nullable>disable</Nullable><ImplicitUsings>disable</ImplicitUsings><GenerateDocumentationFile>true</GenerateDocumentationFile><NoWarn>$(NoWarn);CS1591</NoWarn>")]
    public async Task Attributes_are_compiled_in_on_request_without_warnings(string properties) =>
        (await package.CreateConsumer()
            .WithProject($"{Police}<AcceptableUseAnnotations>true</AcceptableUseAnnotations><TreatWarningsAsErrors>true</TreatWarningsAsErrors><WarningsNotAsErrors>AUP1001;NU1603</WarningsNotAsErrors>{properties}", outputType: "Library")
            .WithFile("App/Gateway.cs", Annotated).BuildAsync())
            .Succeeds().Reports("AUP1001 warning Gateway.cs(11)");

    [Fact]
    public async Task Attributes_are_not_compiled_in_by_default() =>
        (await package.CreateConsumer().WithProject(Police, outputType: "Library").WithFile("App/Gateway.cs", Annotated).BuildAsync()).FailsWith("CS0246");

    [Fact]
    public async Task Catalog_file_declares_members_and_its_invalid_line_is_a_warning()
    {
        var build = await package.CreateConsumer()
            .WithProject(Police, """<AdditionalFiles Include="Contoso.AcceptableUse.txt" />""", outputType: "Library")
            .WithFile("App/Contoso.AcceptableUse.txt", "M:Gateway.Upload; send; media=image\nM:Gateway.Upload; sned\n")
            .WithFile("App/Gateway.cs", Annotated.Replace("[SendsMedia] ", "", StringComparison.Ordinal).Replace("[RedactsFaces] ", "", StringComparison.Ordinal).Replace("using AcceptableUse;", "", StringComparison.Ordinal))
            .BuildAsync();

        build.Succeeds().Reports("AUP1001 warning Gateway.cs(10)", "AUP1001 warning Gateway.cs(11)", "AUP2004 warning Contoso.AcceptableUse.txt(2)");
    }

    [Fact]
    public async Task Package_declarations_reach_projects_that_use_it_transitively()
    {
        var consumer = package.CreateConsumer()
            .WithFile("Gateway/Contoso.Gateway.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework><PackageVersion>{package.Version}</PackageVersion><NuGetAudit>false</NuGetAudit></PropertyGroup>
                  <ItemGroup><None Include="*.targets;*.txt" Pack="true" PackagePath="buildTransitive/" /></ItemGroup>
                </Project>
                """)
            .WithFile("Gateway/Gateway.cs", "namespace Contoso; public class Gateway { public void Upload(byte[] picture) { } }")
            .WithFile("Gateway/Contoso.AcceptableUse.txt", "M:Contoso.Gateway.Upload; send; media=image\n")
            .WithFile("Gateway/Contoso.Gateway.targets", """<Project><ItemGroup><AdditionalFiles Include="$(MSBuildThisFileDirectory)Contoso.AcceptableUse.txt" /></ItemGroup></Project>""")
            .WithProject(path: "Middle/Middle.csproj", outputType: "Library", analyzerAssets: "", items: $"""<PackageReference Include="Contoso.Gateway" Version="{package.Version}" />""")
            .WithFile("Middle/Middle.cs", "public class Middle { public Contoso.Gateway Gateway { get; } = new(); }")
            .WithProject(Police, """<ProjectReference Include="../Middle/Middle.csproj" />""", outputType: "Library")
            .WithFile("App/Desk.cs", "public class Desk\n{\n    public void Run(byte[] picture) => new Middle().Gateway.Upload(picture);\n}\n");
        await consumer.PackAsync("Gateway", Path.GetDirectoryName(package.PackagePath)!);

        (await consumer.BuildAsync()).Succeeds().Reports("AUP1001 warning Desk.cs(3)");
    }
}
