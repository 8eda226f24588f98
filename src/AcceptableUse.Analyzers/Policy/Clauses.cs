using System.Collections.Immutable;

namespace AcceptableUse.Analyzers.Policy;

/// <summary>
/// The clauses that the rules report. Quotes, versions and certainty stand as they were researched; nothing is put in better words.
/// </summary>
internal static class Clauses
{
    /// <summary>When the wording of every clause was last checked, against archived copies.</summary>
    private const string Checked = "2026-11-22";

    public static readonly Clause FaceUsPolice = new()
    {
        Slug = "face-us-police",
        Rule = RuleIds.UsPolice,
        Document = "Face transparency note (Use cases for Azure AI Face service)",
        Version = "ms.date 2026-03-31",
        DateChecked = Checked,
        Status = ClauseStatus.Current,
        Number = null,
        Quote = "The use of Face API by or for state or local police in the U.S. is prohibited by Microsoft policy.",
        Binds = "US state and local police and anyone acting for them",
        Conditions = ImmutableArray.Create("by or for"),
        CarveOuts = ImmutableArray<string>.Empty,
        Certainty = "A: read in full",
        Link = "https://learn.microsoft.com/en-us/azure/foundry/responsible-ai/face/transparency-note#considerations-when-using-azure-ai-face-service",
        Statement = "use of the Face API by or for US police is prohibited",
        Citation = "Face transparency note, 2026-03-31",
    };

    public static readonly Clause AzureOpenAIUsPolice = new()
    {
        Slug = "aoai-coc-2024-05-us-police",
        Rule = RuleIds.UsPolice,
        Document = "Code of conduct for Azure OpenAI Service",
        Version = "2024-05-01 (Wednesday), corrected about 2024-05-02",
        DateChecked = Checked,
        Status = ClauseStatus.Superseded,
        Number = null,
        Quote = "[Integrations must not be used] for facial recognition purposes by or for a police department in the United States",
        Binds = "US police departments and anyone acting for them",
        Conditions = ImmutableArray.Create("facial recognition purposes"),
        CarveOuts = ImmutableArray.Create("police in other countries", "non-facial-recognition generative AI"),
        Certainty = "D: news only, primary not read",
        Link = "https://learn.microsoft.com/en-us/legal/cognitive-services/openai/code-of-conduct",
        Statement = "facial recognition by or for a US police department is prohibited",
        Citation = "Azure OpenAI code of conduct, 2024-05-01, as reported in the news",
    };

    public static readonly Clause CodeUsPolice = new()
    {
        Slug = "ms-coc-us-police-facial-recognition",
        Rule = RuleIds.UsPolice,
        Document = "Microsoft Enterprise AI Services Code of Conduct (page title: Code of Conduct for Microsoft AI Services)",
        Version = "May 2024 wording; presence in v4.0 not read",
        DateChecked = Checked,
        Status = ClauseStatus.Current,
        Number = null,
        Quote = "for facial recognition purposes by or for a police department in the United States",
        Binds = "US police departments and anyone acting for them",
        Conditions = ImmutableArray.Create("by or for a US police department", "facial recognition purposes"),
        CarveOuts = ImmutableArray.Create("any other generative AI use by US police (see not-prohibited list)"),
        Certainty = "D/E: words from news quotes of the May 2024 code; not found in the Microsoft Services Agreement list; no reader of v4.0 mentions it; link the Face transparency note or limited access page instead",
        Link = "https://learn.microsoft.com/en-us/legal/ai-code-of-conduct#usage-restrictions",
        Statement = "facial recognition by or for a US police department is prohibited",
        Citation = "Microsoft AI code of conduct, May 2024 wording, as reported in the news",
    };

    public static readonly Clause FaceMobileCamera = new()
    {
        Slug = "face-le-realtime-mobile-camera",
        Rule = RuleIds.MobileCamera,
        Document = "Face transparency note",
        Version = "ms.date 2026-03-31",
        DateChecked = Checked,
        Status = ClauseStatus.Current,
        Number = null,
        Quote = "The use of real-time facial recognition technology on mobile cameras used by law enforcement to attempt to identify individuals in uncontrolled, \"in the wild\" environments is prohibited by Microsoft policy. … This policy applies globally.",
        Binds = "law enforcement worldwide",
        Conditions = ImmutableArray.Create("real-time", "mobile camera", "uncontrolled environment"),
        CarveOuts = ImmutableArray<string>.Empty,
        Certainty = "A",
        Link = "https://learn.microsoft.com/en-us/azure/foundry/responsible-ai/face/transparency-note#considerations-when-using-azure-ai-face-service",
        Statement = "real-time facial recognition on mobile cameras by law enforcement is prohibited worldwide",
        Citation = "Face transparency note, 2026-03-31",
    };

    public static readonly Clause CodeMobileCamera = new()
    {
        Slug = "ms-coc-le-realtime-mobile-camera",
        Rule = RuleIds.MobileCamera,
        Document = "Microsoft Enterprise AI Services Code of Conduct (page title: Code of Conduct for Microsoft AI Services)",
        Version = "May 2024 wording; presence in v4.0 not read",
        DateChecked = Checked,
        Status = ClauseStatus.Current,
        Number = null,
        Quote = "For any real-time facial recognition technology on mobile cameras used by any law enforcement globally to attempt to identify individuals in uncontrolled, \"in the wild\" environments, which includes (without limitation) police officers on patrol using body-worn or dash-mounted cameras using facial recognition technology to attempt to identify individuals present in a database of suspects or prior inmates",
        Binds = "law enforcement worldwide (and whoever supplies them)",
        Conditions = ImmutableArray.Create("real-time", "mobile camera", "uncontrolled, in the wild environment", "law enforcement"),
        CarveOuts = ImmutableArray.Create("fixed cameras, controlled environments and non-real-time use are outside these words (press reading, not a grant)"),
        Certainty = "A/B for the words (Face transparency note 2026, Microsoft Services Agreement 2025, GitHub policy 2024 all read in full); E for its place in v4.0 (14 or 16 by elimination, not read)",
        Link = "https://learn.microsoft.com/en-us/legal/ai-code-of-conduct#usage-restrictions",
        Statement = "real-time facial recognition on mobile cameras by law enforcement is prohibited worldwide",
        Citation = "Microsoft AI code of conduct, May 2024 wording",
    };

    public static readonly Clause CodeSurveillance = new()
    {
        Slug = "ms-coc-surveillance-without-consent",
        Rule = RuleIds.Surveillance,
        Document = "Microsoft Enterprise AI Services Code of Conduct (page title: Code of Conduct for Microsoft AI Services)",
        Version = "v4.0, 2026-05-01",
        DateChecked = Checked,
        Status = ClauseStatus.Current,
        Number = "17",
        Quote = "For ongoing surveillance or real-time or near real-time identification or persistent tracking of the individual using any of their personal data, including biometric data, without the individual's valid consent.",
        Binds = "any customer, user or application using a Microsoft AI Service",
        Conditions = ImmutableArray.Create("without the individual's valid consent", "ongoing / real-time / near real-time / persistent"),
        CarveOuts = ImmutableArray.Create("with the individual's valid consent"),
        Certainty = "C: verbatim quote by one third-party project (three of its files agree); number and substance confirmed by a second, unrelated project; the May 2024 clause said \"personal information\"",
        Link = "https://learn.microsoft.com/en-us/legal/ai-code-of-conduct#usage-restrictions",
        Statement = "surveillance, real-time identification and persistent tracking are prohibited without the individual's valid consent",
        Citation = "Microsoft AI code of conduct v4.0, 2026-05-01, restriction 17",
    };

    public static readonly Clause FaceLimitedAccess = new()
    {
        Slug = "face-limited-access",
        Rule = RuleIds.IdentifyOrVerify,
        Document = "Limited Access to Face API",
        Version = "ms.date 2025-07-28",
        DateChecked = Checked,
        Status = ClauseStatus.Current,
        Number = null,
        Quote = "Customers and partners who wish to use Limited Access features of the Face API, including Face identification and Face verification, are required to register for access",
        Binds = "any customer",
        Conditions = ImmutableArray.Create("registration and approved use case"),
        CarveOuts = ImmutableArray.Create("The Face Detection operation is available without registration."),
        Certainty = "A: read in full",
        Link = "https://learn.microsoft.com/en-us/azure/foundry/responsible-ai/computer-vision/limited-access-identity#registration-process",
        Statement = "identifying and verifying people by their faces needs a Limited Access approval",
        Citation = "Limited Access to Face API, 2025-07-28",
    };

    public static readonly Clause AzureOpenAINoFaceIdentification = new()
    {
        Slug = "aoai-tn-no-face-identification",
        Rule = RuleIds.IdentifyOrVerify,
        Document = "Azure OpenAI transparency note, Vision models tab",
        Version = "date not read; text archived 2025",
        DateChecked = Checked,
        Status = ClauseStatus.Current,
        Number = null,
        Quote = "Do not use for tracking or facial recognition, identification, or verification purposes. Examples include using models for surveillance of individuals and using models to verify two individuals pictured in two separate locations are the same person.",
        Binds = "any customer",
        Conditions = ImmutableArray<string>.Empty,
        CarveOuts = ImmutableArray<string>.Empty,
        Certainty = "A for the archived file; page date not read",
        Link = "https://learn.microsoft.com/en-us/azure/foundry/responsible-ai/openai/transparency-note?tabs=image#:~:text=Do%20not%20use%20for%20tracking%20or%20facial%20recognition",
        Statement = "models are not to be used for facial recognition, identification or verification",
        Citation = "Azure OpenAI transparency note, archived 2025",
    };

    public static readonly Clause CodeIdentifyOrVerify = new()
    {
        Slug = "ms-coc-identify-or-verify",
        Rule = RuleIds.IdentifyOrVerify,
        Document = "Microsoft Enterprise AI Services Code of Conduct (page title: Code of Conduct for Microsoft AI Services)",
        Version = "v4.0, 2026-05-01",
        DateChecked = Checked,
        Status = ClauseStatus.Current,
        Number = "15",
        Quote = "… to identify or verify individual identities based on people's faces, voices, or other physical, physiological, or behavioral characteristics.",
        Binds = "any customer, user or application using a Microsoft AI Service",
        Conditions = ImmutableArray.Create("the quoted source elides the OPENING words; a second reader paraphrases the condition as 'without Microsoft approval for modified content filtering/abuse monitoring'"),
        CarveOuts = ImmutableArray.Create("Microsoft approval (paraphrase)", "Face API identify/verify under an approved Limited Access use case (Face documents)"),
        Certainty = "C for the quoted words, D for the condition: the introductory condition was NOT read verbatim",
        Link = "https://learn.microsoft.com/en-us/legal/ai-code-of-conduct#usage-restrictions",
        Statement = "identifying or verifying people by their faces is restricted and needs a Limited Access approval",
        Citation = "Microsoft AI code of conduct v4.0, 2026-05-01, restriction 15",
    };

    public static readonly Clause CodeEmotion = new()
    {
        Slug = "ms-coc-emotion-inference",
        Rule = RuleIds.Emotion,
        Document = "Microsoft Enterprise AI Services Code of Conduct (page title: Code of Conduct for Microsoft AI Services)",
        Version = "v4.0, 2026-05-01",
        DateChecked = Checked,
        Status = ClauseStatus.Current,
        Number = "12",
        Quote = "To attempt to infer people's emotional states from their physical, physiological, or behavioral characteristics (e.g., facial expressions, facial movements, or speech patterns), including inferring emotions such as anger, disgust, happiness, sadness, surprise, fear, or other terms commonly used to describe a person's emotional state.",
        Binds = "any customer, user or application using a Microsoft AI Service",
        Conditions = ImmutableArray.Create("from physical, physiological or behavioural characteristics (face, movement, voice)"),
        CarveOuts = ImmutableArray.Create("no consent carve-out in the quoted words", "text-only sentiment is outside the words (not a physical/physiological/behavioural characteristic); third-party reading, not confirmed by Microsoft"),
        Certainty = "C: verbatim quote by one third-party project (three of its files agree); number and substance confirmed by a second, unrelated project; same words, bar spelling and punctuation, as Microsoft Services Agreement 14.s.ix.9, which was read in full",
        Link = "https://learn.microsoft.com/en-us/legal/ai-code-of-conduct#usage-restrictions",
        Statement = "inferring people's emotional states from their faces is prohibited",
        Citation = "Microsoft AI code of conduct v4.0, 2026-05-01, restriction 12",
    };

    public static readonly Clause FaceEmotion = new()
    {
        Slug = "face-avoid-emotion-gender-age",
        Rule = RuleIds.Emotion,
        Document = "Face transparency note",
        Version = "ms.date 2026-03-31",
        DateChecked = Checked,
        Status = ClauseStatus.Current,
        Number = null,
        Quote = "Avoid use of facial recognition or facial detection technology to attempt to infer emotional states, gender identity, or age.",
        Binds = "any customer",
        Conditions = ImmutableArray<string>.Empty,
        CarveOuts = ImmutableArray.Create("select accessibility scenarios such as Seeing AI"),
        Certainty = "A",
        Link = "https://learn.microsoft.com/en-us/azure/foundry/responsible-ai/face/transparency-note#considerations-when-using-azure-ai-face-service",
        Statement = "inferring emotional states, gender identity or age from faces is to be avoided",
        Citation = "Face transparency note, 2026-03-31",
    };

    public static readonly Clause CodeSensitiveAttribute = new()
    {
        Slug = "ms-coc-sensitive-attribute-inference",
        Rule = RuleIds.SensitiveAttribute,
        Document = "Microsoft Enterprise AI Services Code of Conduct (page title: Code of Conduct for Microsoft AI Services)",
        Version = "v4.0, 2026-05-01",
        DateChecked = Checked,
        Status = ClauseStatus.Current,
        Number = "11",
        Quote = "sensitive attributes (e.g. … specific age)  [v4.0, partial]; full parallel wording of 2024: \"Inferring people's sensitive attributes such as gender, race, nationality, religion, or specific age (not including age range, position of mouth (e.g., smile or frown), and hair color)\"",
        Binds = "any customer, user or application using a Microsoft AI Service",
        Conditions = ImmutableArray<string>.Empty,
        CarveOuts = ImmutableArray.Create("age RANGE", "position of mouth (smile or frown)", "hair color"),
        Certainty = "C/D: number and carve-outs from two third-party readers of v4.0; the full sentence is read only in the 2024 GitHub policy that reuses it",
        Link = "https://learn.microsoft.com/en-us/legal/ai-code-of-conduct#usage-restrictions",
        Statement = "inferring people's sensitive attributes, such as gender, is prohibited",
        Citation = "Microsoft AI code of conduct v4.0, 2026-05-01, restriction 11",
    };

    public static readonly Clause CodeBiometricCategorisation = new()
    {
        Slug = "ms-coc-biometric-categorisation",
        Rule = RuleIds.SensitiveAttribute,
        Document = "Microsoft Enterprise AI Services Code of Conduct (page title: Code of Conduct for Microsoft AI Services)",
        Version = "v4.0, 2026-05-01",
        DateChecked = Checked,
        Status = ClauseStatus.Current,
        Number = "10",
        Quote = "[parallel text] Based on their biometric data, to categorise people or to deduce or infer their race, political opinions, trade union membership, religious or philosophical beliefs, or sex life or sexual orientation, except for any labelling or filtering of lawfully acquired biometric datasets, such as images, based on biometric data or categorising of biometric data in the area of law enforcement",
        Binds = "any customer, user or application using a Microsoft AI Service",
        Conditions = ImmutableArray.Create("biometric data is the basis"),
        CarveOuts = ImmutableArray.Create("labelling or filtering of lawfully acquired biometric datasets (read in the parallel text only)", "categorising biometric data in the area of law enforcement (parallel text only)"),
        Certainty = "B/D: number and content from a third-party paraphrase of v4.0; words from the Microsoft Services Agreement 14.s.ix.6 (read in full)",
        Link = "https://learn.microsoft.com/en-us/legal/ai-code-of-conduct#usage-restrictions",
        Statement = "categorising people by their biometric data is prohibited",
        Citation = "Microsoft AI code of conduct v4.0, 2026-05-01, restriction 10",
    };

    public static readonly Clause CodeFaceScraping = new()
    {
        Slug = "ms-coc-untargeted-face-scraping",
        Rule = RuleIds.FaceScraping,
        Document = "Microsoft Enterprise AI Services Code of Conduct (page title: Code of Conduct for Microsoft AI Services)",
        Version = "parallel text 2025-09-30; place in v4.0 not read",
        DateChecked = Checked,
        Status = ClauseStatus.Current,
        Number = null,
        Quote = "To create or expand facial recognition databases through the untargeted scraping of facial images from the internet or CCTV footage",
        Binds = "any customer, user or application using a Microsoft AI Service",
        Conditions = ImmutableArray.Create("untargeted scraping", "internet or CCTV"),
        CarveOuts = ImmutableArray<string>.Empty,
        Certainty = "B for the words, E for v4.0 (14 or 16 by elimination)",
        Link = "https://learn.microsoft.com/en-us/legal/ai-code-of-conduct#usage-restrictions",
        Statement = "building a facial recognition database from CCTV footage is prohibited",
        Citation = "Microsoft AI code of conduct, wording of the Services Agreement of 2025-09-30",
    };

    public static ImmutableArray<Clause> All { get; } = ImmutableArray.Create(
        FaceUsPolice,
        AzureOpenAIUsPolice,
        CodeUsPolice,
        FaceMobileCamera,
        CodeMobileCamera,
        CodeSurveillance,
        FaceLimitedAccess,
        AzureOpenAINoFaceIdentification,
        CodeIdentifyOrVerify,
        CodeEmotion,
        FaceEmotion,
        CodeSensitiveAttribute,
        CodeBiometricCategorisation,
        CodeFaceScraping);
}
