namespace AcceptableUse.Report.Tests;

/// <summary>A solution with everything that a report can show.</summary>
internal static class Example
{
    public const string Hostile = "<img src=x onerror=alert(1)> | **bold** [link](javascript:alert(1)) `code` & \"quote\" $x$ \\";

    public static TestRepository Create() => new TestRepository()
        .WithFile("src/Patrol/Worker.cs", """
            public class Worker
            {
                public async Task RunAsync(string name)
                {
                    var frame = camera.Read();
                    var part = Image(frame);
                    await chat.CompleteChatAsync(part);
                }
            }
            """)
        .WithLog(
            "Patrol.net10.0",
            new Reported("src/Patrol/Worker.cs", 7)
            {
                Steps = [5, 6],
                More =
                [
                    ("AcceptableUseDeployment", "law-enforcement"),
                    ("AcceptableUseJurisdiction", "US"),
                    ("AcceptableUseCamera", "body-worn"),
                ],
            },
            new Reported("src/Patrol/Worker.cs", 7, "AUP1002") { Clause = "ms-coc-le-realtime-mobile-camera", Steps = [5, 6] },
            new Reported("src/Patrol/Forms.cs", 12)
            {
                Suppressed = "Forms without photographs; reference: LEGAL-1; approved by: privacy board; until: 2027-06-30",
            },
            new Reported("src/Patrol/Old.cs", 3)
            {
                Suppressed = "Trial; reference: LEGAL-2; approved by: chief of staff; until: 2027-01-30",
            },
            new Reported("src/Patrol/Quiet.cs", 4) { Suppressed = "" },
            new Reported("src/Patrol/Big.cs", 5, "AUP3002") { Message = "'Everything' is too large to analyse completely" })
        .WithRecord(
            "Patrol.net10.0", ("project", "Patrol"), ("language", "C#"), ("mode", "audit"), ("package", "0.1.0"), ("commit", "4f2c9e1"),
            ("AcceptableUseDeployment", "law-enforcement"), ("AcceptableUseJurisdiction", "US"), ("AcceptableUseCamera", "body-worn"),
            ("AcceptableUseConsent", "DPIA 12%3B signed \"in full\""))
        .WithLog(
            "Kiosk",
            new Reported("src/Kiosk/Damage.cs", 35, "AUP2001")
            {
                Message = "'ChatClient.CompleteChatAsync' sends an image, but the project does not say where it is deployed",
            })
        .WithRecord("Kiosk", ("project", "Kiosk"), ("language", "C#"), ("mode", "audit"))
        .WithRun("Tools", ["CA1000"])
        .WithLog(
            "Odd",
            new Reported("src/Odd.cs", 1)
            {
                Message = Hostile,
                Api = Hostile,
                Suppressed = Hostile,
                More = [("AcceptableUseConsent", Hostile)],
            });
}
