using AcceptableUse.Analyzers.Policy;
using Xunit;
using static AcceptableUse.Analyzers.Tests.Policy.Judging;

namespace AcceptableUse.Analyzers.Tests.Policy;

/// <summary>
/// What must not be reported as a violation, as docs/policy.md lists it. Text and sound never become a call that is judged, which
/// the tests of the flow hold; the rows here are those that the policy decides.
/// </summary>
public sealed class NotReportedTests
{
    [Theory]
    [InlineData("detect")]
    [InlineData("attributes")]
    [InlineData("liveness")]
    public void Detecting_faces_needs_no_registration(string capability)
    {
        Assert.DoesNotContain("AUP1004", Rules(Facts("law-enforcement", "FR", "fixed"), Call(capability)));
        Assert.Empty(Rules(Facts("law-enforcement", "FR", "fixed"), Call(capability)));

        // The limit of this row: US police may not use the Face API for any of it.
        Assert.Equal(["AUP1001"], Rules(Facts("law-enforcement", "US", "fixed"), Call(capability)));
    }

    [Theory]
    [InlineData("identify")]
    [InlineData("verify")]
    [InlineData("find-similar")]
    [InlineData("group")]
    [InlineData("enrol")]
    public void Approved_recognition_is_not_reported(string capability)
    {
        Assert.Empty(Rules(Facts("law-enforcement", "FR", "fixed", limitedAccess: "LA-7"), Call(capability)));
        Assert.Empty(Rules(Facts("none"), Call(capability)));
    }

    [Fact]
    public void Unapproved_recognition_is_reported_as_needing_approval()
    {
        var verdict = Assert.Single(AcceptableUse.Analyzers.Policy.CodeOfConduct.Match(Facts("law-enforcement", "FR"), Call("verify")));

        Assert.Contains("needs a Limited Access approval", verdict.Clause!.Statement, StringComparison.Ordinal);
        Assert.DoesNotContain("prohibited", verdict.Clause.Statement, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("describe")]
    [InlineData("people-detection")]
    public void Tags_captions_objects_and_counting_people_are_not_facial_recognition(string capability)
    {
        Assert.Empty(Rules(Facts("law-enforcement", "US", "body-worn"), Call(capability, live: true)));

        // The limit of this row: persistent tracking is tracking without identification.
        Assert.Equal(["AUP1003"], Rules(Facts("real-time-surveillance"), Call(capability)));
    }

    [Theory]
    [InlineData("moderate")]
    [InlineData("read-text")]
    public void Moderation_and_reading_text_are_not_reported(string capability) =>
        Assert.Empty(Rules(Facts("law-enforcement,real-time-surveillance", "US", "body-worn"), Call(capability, live: true)));

    [Fact]
    public void Age_range_smile_and_hair_colour_are_not_sensitive_attributes()
    {
        // They are what is left of the face attributes.
        Assert.Empty(Rules(Facts("none"), Call("detect attributes")));

        // The limit of this row: what is asked beside them.
        Assert.Equal(["AUP1006"], Rules(Facts("none"), Call("attributes sensitive-attribute")));
    }

    [Theory]
    [InlineData("generate")]
    [InlineData("read-text")]
    public void Text_sentiment_is_not_emotion_inference(string capability) => Assert.Empty(Rules(Facts("none"), Call(capability)));

    [Theory]
    [InlineData("", false)]
    [InlineData("fixed", false)]
    [InlineData("body-worn", true)]
    public void Enrolling_single_pictures_or_from_a_mobile_camera_is_not_scraping(string camera, bool live) =>
        Assert.DoesNotContain("AUP1007", Rules(Facts("law-enforcement,real-time-surveillance", "US", camera), Call("enrol", live)));

    [Fact]
    public void Enrolling_visitors_at_a_desk_is_not_scraping() =>
        Assert.Empty(Rules(Facts("none", camera: "fixed"), Call("enrol", live: true)));

    [Fact]
    public void Consented_identification_and_tracking_is_not_surveillance() =>
        Assert.Empty(Rules(Facts("real-time-surveillance", consent: "DPIA 12"), Call("people-detection generate", live: true)));

    [Fact]
    public void Police_abroad_with_fixed_cameras_break_neither_police_clause()
    {
        var rules = Rules(Facts("law-enforcement", "FR", "fixed"), Call("identify", live: true));

        // The limit of this row: a silence, not a grant, for Limited Access still applies.
        Assert.Equal(["AUP1004"], rules);
    }

    [Fact]
    public void Approved_customer_abroad_can_identify_a_suspect() =>
        Assert.Empty(Rules(Facts("law-enforcement", "GB", limitedAccess: "LA-7"), Call("identify")));
}
