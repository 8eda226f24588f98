namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>What a user declares, in files and by the attributes that the package hands out, arrives at the analyzer.</summary>
[Collection(nameof(PackageCollection))]
public sealed class OwnDoorTests(PackageFixture package)
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
    public async Task The_attributes_come_as_source_when_asked_for_and_cause_no_warning(string properties) =>
        (await package.CreateConsumer()
            .WithProject($"{Police}<AcceptableUseAnnotations>true</AcceptableUseAnnotations><TreatWarningsAsErrors>true</TreatWarningsAsErrors><WarningsNotAsErrors>AUP1001;NU1603</WarningsNotAsErrors>{properties}", outputType: "Library")
            .WithFile("App/Gateway.cs", Annotated).BuildAsync())
            .Succeeds().Reports("AUP1001 warning Gateway.cs(11)");

    [Fact]
    public async Task They_do_not_come_unasked() =>
        (await package.CreateConsumer().WithProject(Police, outputType: "Library").WithFile("App/Gateway.cs", Annotated).BuildAsync()).FailsWith("CS0246");

    [Fact]
    public async Task A_file_declares_members_and_a_malformed_line_of_it_is_warned()
    {
        var build = await package.CreateConsumer()
            .WithProject(Police, """<AdditionalFiles Include="Contoso.AcceptableUse.txt" />""", outputType: "Library")
            .WithFile("App/Contoso.AcceptableUse.txt", "M:Gateway.Upload; send; media=image\nM:Gateway.Upload; sned\n")
            .WithFile("App/Gateway.cs", Annotated.Replace("[SendsMedia] ", "", StringComparison.Ordinal).Replace("[RedactsFaces] ", "", StringComparison.Ordinal).Replace("using AcceptableUse;", "", StringComparison.Ordinal))
            .BuildAsync();

        build.Succeeds().Reports("AUP1001 warning Gateway.cs(10)", "AUP1001 warning Gateway.cs(11)", "AUP2004 warning Contoso.AcceptableUse.txt(2)");
    }
}
