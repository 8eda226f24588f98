using AcceptableUse.Analyzers.Prompts;
using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Prompts;

/// <summary>What texts ask, by the reviewed lists and by shape.</summary>
public sealed class PromptReadingTests
{
    public static TheoryData<string> LanguageNames { get; } = [.. Languages.All.Names];

    [Theory]
    [MemberData(nameof(LanguageNames))]
    public void Asking_prompts_have_their_topics(string language) => Assert.Empty(
        Lines(language, "positives").Select(line => line.Split('\t')).Where(cells => Topics(cells[1]) != cells[0])
            .Select(cells => $"{cells[0]}, not '{Topics(cells[1])}': {cells[1]}"));

    [Theory]
    [MemberData(nameof(LanguageNames))]
    public void Harmless_prompts_have_no_topic(string language) => Assert.Empty(
        Lines(language, "negatives").Where(prompt => Topics(prompt).Length > 0).Select(prompt => $"{Topics(prompt)}: {prompt}"));

    [Theory]
    [MemberData(nameof(LanguageNames))]
    public void Prompt_lists_are_long_enough(string language)
    {
        Assert.True(Lines(language, "positives").Distinct().Count() >= 60);
        Assert.True(Lines(language, "negatives").Distinct().Count() >= 120);
    }

    [Theory]
    [MemberData(nameof(LanguageNames))]
    public void Every_grammar_phrase_begins_with_a_word(string language)
    {
        var grammar = GrammarOf(language);
        var phrases = grammar.Phrases;
        var found = Enumerable.Range(0, grammar.Words.Count).SelectMany(grammar.Needing).ToHashSet();

        Assert.NotEmpty(phrases);
        Assert.Equal(Enumerable.Range(0, phrases.Count), found.Order());
        Assert.All(phrases, phrase => Assert.NotEmpty(phrase.Firsts));
        Assert.All(
            phrases,
            phrase => Assert.False(phrase.Elements[0].Kind is IntentGrammar.ElementKind.Gap or IntentGrammar.ElementKind.End));
    }

    [Theory]
    [MemberData(nameof(LanguageNames))]
    public void Each_language_reads_every_topic_and_refuses_it(string language)
    {
        var phrases = GrammarOf(language).Phrases;
        foreach (var topic in Enum.GetValues<PromptTopics>().Where(topic => topic != PromptTopics.None))
        {
            Assert.Contains(phrases, phrase => phrase.Role == PhraseRole.Ask && phrase.Topics.HasFlag(topic));
            Assert.Contains(phrases, phrase => phrase.Role == PhraseRole.Refusal && phrase.Topics.HasFlag(topic));
            Assert.Contains(phrases, phrase => phrase.Role == PhraseRole.Lift && phrase.Topics.HasFlag(topic));
        }
    }

    [Theory]
    [InlineData("You are a helpful assistant. Beschreibe den emotionalen Zustand der Person.", "emotion")]
    [InlineData("Beschreibe das Bild. Who is this man?", "identification")]
    [InlineData("Tu es un assistant. What gender is the person?", "attribute")]
    [InlineData("Do not identify anyone. Beschreibe das Bild. Wer ist diese Person?", "")]
    [InlineData("Wer ist diese Person? Never identify the person.", "")]
    [InlineData("You are a helpful assistant. 这个人是谁？", "identification")]
    [InlineData("Describe the picture. 写真の人物の性別を判定してください。", "attribute")]
    [InlineData("Analyze the people in the frame:\n1. A brief description\n2. A gender", "attribute")]
    public void Language_is_told_per_sentence(string prompt, string topics) => Assert.Equal(topics, Topics(prompt));

    [Theory]
    [InlineData("Describe the person in the photo. Return JSON: {\"emotion\": \"string\", \"hat\": \"string\"}", "emotion")]
    [InlineData("Describe the person in the photo. Return JSON: {\"dominant_emotion\": \"\"}", "emotion")]
    [InlineData("Analyze the face. Return {\"isAngry\": true}", "emotion")]
    [InlineData("Describe the people in the image. Answer as {\"estimatedGender\": \"male|female\"}", "attribute")]
    [InlineData("Look at the person. Return JSON with the fields \"dominant_emotion\" and \"hat\".", "emotion")]
    [InlineData("Look at the person. Return JSON with the fields \"hat\" and \"estimatedGender\".", "attribute")]
    [InlineData("Look at the person. Answer \"emotion\".", "")]
    [InlineData("Describe the landscape. Return JSON: {\"emotion\": \"string\"}", "")]
    [InlineData("Describe the person. Example: {\"hat\": \"red\", \"emotion\": \"calm\"}", "emotion")]
    [InlineData("{\"faces\":[{\"emotion\":\"\"}]}", "emotion")]
    [InlineData("{\"albums\":[{\"emotion\":\"\"}]}", "")]
    [InlineData("Extract the person's data from the passport. Return {\"gender\": \"M|F\"}", "")]
    [InlineData("Answer \"emotion\" if you cannot see the person.", "")]
    public void Field_of_a_json_answer_counts_where_people_are_described(string prompt, string topics) => Assert.Equal(topics, Topics(prompt));

    /// <summary>A field needs no quotation marks. A placeholder, a path and a call are none, nor is a brand with a capital letter inside.</summary>
    [Theory]
    [InlineData("Look at the lobby. visitor_sex: string, floor_wet: bool", "attribute")]
    [InlineData("Look at the lobby. visitorSex: string, floorWet: bool", "attribute")]
    [InlineData("Look at the person. Columns: seat_no, dominant_emotion, hat", "emotion")]
    [InlineData("Look at the landscape. Columns: tree_count, dominant_emotion, hat", "")]
    [InlineData("Look at the lobby and at {visitor_sex}. Is the floor wet?", "")]
    [InlineData("Look at the lobby and at [visitor_sex]. Is the floor wet?", "")]
    [InlineData("Look at the lobby. [visitor_sex, floor_wet]", "attribute")]
    [InlineData("Look at the lobby in img/visitor_sex and tell if the floor is wet.", "")]
    [InlineData("Look at the lobby. Call visitor_sex() if the floor is wet.", "")]
    [InlineData("Felder: hat, estimated_age, person_gender", "attribute")]
    [InlineData("Describe the picture in person_gender.txt and person_mood/notes.", "")]
    [InlineData("Look at the lobby. Visitor_Sex: string, Floor_Wet: bool", "attribute")]
    [InlineData("Look at the lobby. VisitorSex: string, FloorWet: bool", "")]
    public void Unquoted_name_of_a_field_is_read(string prompt, string topics) => Assert.Equal(topics, Topics(prompt));

    /// <summary>A line may be an entry of a list, and may as well go on with the sentence of the line before.</summary>
    /// <summary>Who refuses race alone may ask for gender; what speaks of attributes in general refuses both.</summary>
    [Theory]
    [InlineData("Do not infer ethnicity. Describe the person at the desk: gender, hair, coat.", "attribute")]
    [InlineData("Describe the person at the desk: gender, hair, coat. Never mention skin colour or race.", "attribute")]
    [InlineData("Describe the person at the desk: hair, coat. Never mention skin colour or race.", "")]
    [InlineData("Do not infer ethnicity. Describe the person at the desk: race, hair, coat.", "")]
    [InlineData("Do not infer ethnicity or gender. Describe the person at the desk: gender, hair, coat.", "")]
    [InlineData("Do not infer ethnicity, or say whether it is a man or a woman. Describe the person at the desk: gender, coat.", "")]
    [InlineData("Never infer sensitive attributes such as race. Describe the person at the desk: gender, hair, coat.", "")]
    [InlineData("Nenne keine Hautfarbe. Beschreibe die Person auf dem Foto: Geschlecht, Haare, Mantel.", "attribute")]
    [InlineData("Nenne weder Hautfarbe noch Geschlecht. Beschreibe die Person auf dem Foto: Geschlecht, Haare, Mantel.", "")]
    [InlineData("Ne mentionne pas l'origine ethnique. Décris la personne sur la photo : sexe, cheveux, manteau.", "attribute")]
    [InlineData("No menciones la raza. Describe a la persona de la foto: sexo, pelo y abrigo.", "attribute")]
    [InlineData("Non indicare l'etnia. Descrivi la persona nella foto: sesso, capelli, cappotto.", "attribute")]
    [InlineData("Não mencione a raça. Descreva a pessoa na foto: sexo, cabelo, casaco.", "attribute")]
    [InlineData("Vermeld geen etniciteit. Beschrijf de persoon op de foto: geslacht, haar, jas.", "attribute")]
    [InlineData("Nie podawaj rasy. Opisz osobę na zdjęciu: płeć, włosy, płaszcz.", "attribute")]
    [InlineData("不要判断种族。描述照片中的人：性别、头发、外套。", "attribute")]
    [InlineData("人種は推定しないでください。写真の人物を説明してください：性別、髪、コート。", "attribute")]
    public void Refusal_of_race_spares_gender(string prompt, string topics) => Assert.Equal(topics, Topics(prompt));

    [Fact]
    public void Refusal_of_race_in_another_text_spares_gender()
    {
        var refusal = PromptReading.Of("Never mention race.");

        Assert.Single(PromptRequest.Read([refusal, PromptReading.Of("Describe the person at the desk: gender, hair, coat.")]));
        Assert.Empty(PromptRequest.Read([refusal, PromptReading.Of("Describe the person at the desk: race, hair, coat.")]));
        Assert.Empty(PromptRequest.Read([refusal, PromptReading.Of("Never mention gender."), PromptReading.Of("Describe the person at the desk: gender, coat.")]));
    }

    [Theory]
    [InlineData("For each rider give\nhelmet\nsex\nlights", "attribute")]
    [InlineData("For each rider give the\nsex and the lights.", "attribute")]
    [InlineData("For each rider give\nhelmet\nsex education leaflet in hand\nlights", "")]
    public void Line_is_an_entry_of_a_list(string prompt, string topics) => Assert.Equal(topics, Topics(prompt));

    /// <summary>A scene of one topic makes a plain word of it ask, in a sentence nearby, and makes neither fields nor other topics ask.</summary>
    [Theory]
    [InlineData("Describe the burglar. Ethnicity if visible.", "attribute")]
    [InlineData("Describe the burglar. Emotion if visible.", "")]
    [InlineData("Describe the burglar's bag. {\"gender\": \"string\"}", "")]
    public void Scene_of_one_topic_concerns_no_other(string prompt, string topics) => Assert.Equal(topics, Topics(prompt));

    /// <summary>A negation in parentheses concerns what stands in them, wherever it stands.</summary>
    [Theory]
    [InlineData("Tell the person's gender (the age is not needed).", "attribute")]
    [InlineData("Describe the person's hat (the person's gender is not needed).", "")]
    public void Negation_in_parentheses_concerns_what_they_hold(string prompt, string topics) => Assert.Equal(topics, Topics(prompt));

    /// <summary>A list of names has few words that tell a language. Letters to choose among are words of none.</summary>
    [Theory]
    [InlineData("Bike counter: rider (m/w/child), direction.", "attribute")]
    [InlineData("The referees' sex: m/f, left to right.", "attribute")]
    public void List_of_names_is_read_as_english(string prompt, string topics) => Assert.Equal(topics, Topics(prompt));

    [Fact]
    public void Field_counts_where_another_text_of_the_request_describes_people()
    {
        const string Schema = """{ "type": "object", "properties": { "gender": { "type": "string" } } }""";

        Assert.Equal("attribute", Topics("Describe the person in the photo.", Schema));
        Assert.Equal("", Topics("Describe the garment in the photo.", Schema));
        Assert.Equal("", Topics("Describe the person in the photo. Do not guess the gender.", Schema));
    }

    [Theory]
    [InlineData("Look closely. Who is this person? Be brief.", "Who is this person")]
    [InlineData("Please tell me if\n    she is angry.", "tell me if\n    she is angry")]
    [InlineData("Who’s this?", "Who’s this")]
    public void Phrase_has_its_exact_span(string prompt, string phrase)
    {
        var found = PromptReading.Of(prompt).Phrases[0];
        Assert.Equal(phrase, prompt.Substring(found.Start, found.Length));
    }

    /// <summary>Scripts without spaces: the longest word of the grammar counts, and a mark ends a sentence or a quotation as elsewhere.</summary>
    [Theory]
    [InlineData("图中的机器人是谁的？", "")]
    [InlineData("这个人是谁？不要提及性别。", "identification")]
    [InlineData("请翻译「这个人是谁」。", "")]
    [InlineData("要求：\n1、描述衣服\n2、说出照片中人物的姓名", "identification")]
    [InlineData("描述人物，返回 {\"情绪\": \"\"}", "emotion")]
    [InlineData("描述这个人。返回 {\"emotion\": \"\"}", "emotion")]
    [InlineData("この人は誰ですか。性別は推定しないでください。", "identification")]
    public void Unspaced_script_is_read(string prompt, string topics) => Assert.Equal(topics, Topics(prompt));

    [Theory]
    [InlineData("Look at the man in the photo. Any regrets, is it all gloomy?", "emotion")]
    [InlineData("Look at the man in the photo. It is all gloomy.", "")]
    public void Feeling_counts_in_a_question(string prompt, string topics) => Assert.Equal(topics, Topics(prompt));

    /// <summary>What is told of an animal or a text does not silence what is asked about a person or a face elsewhere.</summary>
    [Theory]
    [InlineData("There is a dog in the picture.", "Is the woman happy?", "emotion")]
    [InlineData("There is a dog in the picture.", "Is it happy?", "")]
    [InlineData("Is the dog happy? A boy holds it.", "", "")]
    [InlineData("Write a poem about the picture later.", "Tell the mood of the man from his facial expression.", "emotion")]
    [InlineData("Write a comment later. Read this review.", "Tell the mood of the man.", "")]
    [InlineData("Tell the mood of the man from the facial expressions named in the review.", "", "")]
    [InlineData("These are paintings.", "Tell the mood of the man from his facial expression.", "")]
    public void Lift_yields_to_a_person_or_a_face(string first, string second, string topics) => Assert.Equal(topics, Topics(first, second));

    /// <summary>What one item of a list, or a later paragraph, tells of texts, drawings or plants does not silence another that speaks of a person.</summary>
    [Theory]
    [InlineData("Describe the photo:\n- people: gender, age, clothing\n- style: photo, painting, cartoon", "attribute")]
    [InlineData("Describe the photo:\n- gender, age, clothing\n- style: photo, painting, cartoon", "")]
    [InlineData("Describe the people in the photo:\n- gender, age, clothing\n- plants, flowers", "attribute")]
    [InlineData("Describe the person's gender and age.\n\nThen name the plants.", "attribute")]
    [InlineData("These are cartoons.\n\nDescribe the person's gender and age.", "")]
    [InlineData("You are an assistant.\n\nRead the passport. Return the person's gender.", "")]
    [InlineData("You are an assistant.\n\nRead the passport:\n- the person's gender", "")]
    public void Lift_of_a_later_section_yields_to_a_person_in_another(string prompt, string topics) => Assert.Equal(topics, Topics(prompt));

    /// <summary>What the model is told to leave out of its answer tells nothing about the picture.</summary>
    [Theory]
    [InlineData("Tell the mood of the man. Do not write a poem.", "emotion")]
    [InlineData("Tell the mood of the man. Write a poem.", "")]
    [InlineData("分析照片中人物的情绪。不要输出额外文本。", "emotion")]
    public void Negated_lift_lifts_nothing(string prompt, string topics) => Assert.Equal(topics, Topics(prompt));

    /// <summary>A negation in a condition only says when. One outside of it refuses.</summary>
    [Theory]
    [InlineData("If the smile does not show the emotion of the person, say so.", "emotion")]
    [InlineData("If the picture is dark, do not infer the emotion of the person.", "")]
    [InlineData("Do not infer the emotion of the person if the picture is dark.", "")]
    [InlineData("Wenn das Lächeln nicht die Emotion der Person zeigt, sag es.", "emotion")]
    public void Negation_in_a_condition_refuses_nothing(string prompt, string topics) => Assert.Equal(topics, Topics(prompt));

    [Theory]
    [InlineData("Do not describe the picture, just answer.\n1. the person's gender\n2. hat", "attribute")]
    [InlineData("Do not infer any of these:\n1. the person's gender\n2. hat", "")]
    public void Negation_of_a_whole_sentence_does_not_reach_the_list_after_it(string prompt, string topics) => Assert.Equal(topics, Topics(prompt));

    [Theory]
    [InlineData("Describe the photo. Which team member is needed to respond next?", "")]
    [InlineData("Do not mention that this is a photo, just describe her emotional state.", "emotion")]
    [InlineData("Do not describe her emotional state, just describe the clothing.", "")]
    [InlineData("Do not name the woman, but describe her mood.", "emotion")]
    [InlineData("Do not name the woman, but describe neither her mood nor her age.", "")]
    [InlineData("Never name the woman or describe her mood.", "")]
    [InlineData("You use no markdown but tell:\n- who this man is\n- how he feels", "identification emotion")]
    [InlineData("Ignore the player's identity and focus on his emotions.", "emotion")]
    public void Negation_ends_where_the_sentence_turns(string prompt, string topics) => Assert.Equal(topics, Topics(prompt));

    [Fact]
    public void First_phrase_of_each_topic_counts() => Assert.Equal(
        "identification emotion attribute",
        Topics("Who is this man? Is he angry? What gender is he? Who is that woman?"));

    [Theory]
    [InlineData("", "You are kind.", "Who is this man?", "identification")]
    [InlineData("You never identify people.", "", "Who is this man?", "")]
    [InlineData("You never describe emotions.", "", "Who is this man?", "identification")]
    [InlineData("Do not ", "", "identify the person in the photo", "")]
    [InlineData("You must not do any of these:", "- identify the person in the photo", "- infer his mood", "")]
    [InlineData("You do not use markdown.", "", "Identify the person in the photo", "identification")]
    [InlineData("These are paintings.", "", "Is she angry?", "")]
    public void Request_is_read_as_a_whole(string first, string second, string third, string topics) =>
        Assert.Equal(topics, Topics(first, second, third));

    [Theory]
    [InlineData("The portrait of our guest is attached.", "Is that him?", "identification")]
    [InlineData("The picture of our garden is attached.", "Is that him?", "")]
    [InlineData("No portraits are attached.", "Is that him?", "")]
    [InlineData("The portraits of our guests are attached.", "Do not say who has come.", "")]
    [InlineData("The portraits of our guests are attached.", "Who has come?", "identification")]
    [InlineData("The photos of the singers come first.", "Is she Mrs Miller?", "identification")]
    [InlineData("The photos of the singers come first.", "Is it OK?", "")]
    public void Phrase_counts_where_a_text_has_pictures_of_known_people(string first, string second, string topics) =>
        Assert.Equal(topics, Topics(first, second));

    [Theory]
    [InlineData("Names of the players in the team photo.", "identification")]
    [InlineData("Names of the players in the team photo, as printed below.", "")]
    [InlineData("Printed below the team photo:\n- number\n- names of the players in the photo", "")]
    public void Names_that_are_read_from_the_picture_ask_nothing(string prompt, string topics) => Assert.Equal(topics, Topics(prompt));

    [Theory]
    [InlineData("The caller at the door is Mrs Miller?", "identification")]
    [InlineData("The caller at the door is Mrs miller?", "")]
    [InlineData("The caller at the door is Mrs M?", "")]
    [InlineData("How does Erwin feel about the trip?", "emotion")]
    [InlineData("How does erwin feel about the trip?", "")]
    public void Name_begins_with_a_capital(string prompt, string topics) => Assert.Equal(topics, Topics(prompt));

    [Fact]
    public void Lone_surrogates_are_ordinary_characters()
    {
        Assert.Equal("identification", Topics("\uDC00 Who is this man\uD83D?"));
        Assert.Equal("", Topics(Repeat("who \uD800 is \uDC00this ", 100_000)));
    }

    private static string Repeat(string part, int length) => string.Concat(Enumerable.Repeat(part, length / part.Length));

    private static string Topics(params string[] texts) => string.Join(
        ' ', PromptRequest.Read([.. texts.Select(PromptReading.Of)]).Select(ask => ask.Phrase.Topic.ToString().ToLowerInvariant()));

    internal static IntentGrammar GrammarOf(string language) =>
        Languages.All.GrammarOf(Languages.All.Names.ToList().IndexOf(language));

    internal static IEnumerable<string> Lines(string language, string list) =>
        File.ReadLines(
            Path.Combine(References.RepositoryRoot, "tests", "AcceptableUse.Analyzers.Tests", "Prompts", $"{language}.{list}.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Replace("\\n", "\n", StringComparison.Ordinal));
}
