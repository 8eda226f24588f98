namespace AcceptableUse.Analyzers.Prompts;

/// <summary>Words and beginnings of words, each with a number. A look-up walks the characters of a text and allocates nothing.</summary>
internal sealed class WordTrie
{
    private const int AsciiCount = 128;

    private readonly List<Node> _nodes = [new Node()];

    /// <summary>The children of the root, which alone has many, by their characters as far as these are ASCII.</summary>
    private readonly int[] _firsts = new int[AsciiCount];
    private readonly List<int> _shorter = [];
    private readonly Dictionary<char, char> _variants = [];

    /// <summary>How many numbers are given.</summary>
    public int Count => _shorter.Count;

    /// <summary>The number of a word, or of all words that begin with it where it ends in an asterisk.</summary>
    public int Add(string word)
    {
        var isBeginning = word[word.Length - 1] == '*';
        var node = 0;
        for (var i = 0; i < word.Length - (isBeginning ? 1 : 0); i++)
        {
            node = ChildOf(node, word[i]) is var child and > 0 ? child : AddChild(node, word[i]);
        }

        var value = _nodes[node];
        ref var number = ref isBeginning ? ref value.Beginning : ref value.Word;
        if (number < 0)
        {
            number = _shorter.Count;
            _shorter.Add(-1);
            _nodes[node] = value;
        }

        return number;
    }

    /// <summary>Reads a character of a text as another one.</summary>
    public void AddVariant(char variant, char character) => _variants.Add(variant, character);

    /// <summary>Links each beginning with the shorter ones that a word with it has too. Call it when all words are added.</summary>
    public void Complete()
    {
        var open = new Stack<(int Node, int Beginning)>();
        open.Push((0, -1));
        while (open.Count > 0)
        {
            var (node, beginning) = open.Pop();
            var value = _nodes[node];
            if (value.Beginning >= 0)
            {
                _shorter[value.Beginning] = beginning;
                beginning = value.Beginning;
            }

            for (var child = value.FirstChild; child > 0; child = _nodes[child].Next)
            {
                open.Push((child, beginning));
            }
        }
    }

    /// <summary>The numbers of a word: its own, and that of the longest beginning; -1 where there is none.</summary>
    /// <param name="isCompound">It contains a hyphen or the like, and no beginning stands for it.</param>
    public WordNumbers Find(string text, int start, int length, bool isCompound)
    {
        var node = 0;
        var beginning = -1;
        for (var i = start; i < start + length; i++)
        {
            node = ChildOf(node, ReadAs(text[i]));
            if (node == 0)
            {
                return new WordNumbers(-1, isCompound ? -1 : beginning);
            }

            beginning = _nodes[node].Beginning is var longer and >= 0 ? longer : beginning;
        }

        return new WordNumbers(_nodes[node].Word, isCompound ? -1 : beginning);
    }

    /// <summary>The longest word that begins at a place, and how long it is; (-1, 0) where there is none.</summary>
    public (int Word, int Length) FindLongest(string text, int start, int end)
    {
        var node = 0;
        var longest = (Word: -1, Length: 0);
        for (var i = start; i < end && (node = ChildOf(node, ReadAs(text[i]))) > 0; i++)
        {
            if (_nodes[node].Word is var word and >= 0)
            {
                longest = (word, i + 1 - start);
            }
        }

        return longest;
    }

    /// <summary>The next shorter beginning, or -1.</summary>
    public int ShorterThan(int beginning) => _shorter[beginning];

    private char ReadAs(char character) =>
        PromptWords.IsUnspaced(character)
            ? _variants.TryGetValue(character, out var other) ? other : character
            : char.ToLowerInvariant(character);

    private int ChildOf(int node, char character)
    {
        if (node == 0 && character < AsciiCount)
        {
            return _firsts[character];
        }

        var child = _nodes[node].FirstChild;
        while (child > 0 && _nodes[child].Character != character)
        {
            child = _nodes[child].Next;
        }

        return child;
    }

    private int AddChild(int node, char character)
    {
        var parent = _nodes[node];
        _nodes.Add(new Node { Character = character, Next = parent.FirstChild });
        parent.FirstChild = _nodes.Count - 1;
        _nodes[node] = parent;
        if (node == 0 && character < AsciiCount)
        {
            _firsts[character] = parent.FirstChild;
        }

        return parent.FirstChild;
    }

    private struct Node
    {
        public Node()
        {
        }

        public char Character;
        public int FirstChild;
        public int Next;
        public int Word = -1;
        public int Beginning = -1;
    }
}

/// <summary>What a trie knows of a word.</summary>
/// <param name="Word">The number of the whole word, or -1.</param>
/// <param name="Beginning">The number of the longest known beginning, or -1.</param>
internal readonly record struct WordNumbers(int Word, int Beginning);
