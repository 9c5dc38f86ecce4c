// SPDX-License-Identifier: GPL-2.0-or-later
// Lucene: what asked.h says, with its classic query parser, its UnifiedHighlighter, and a
// count of years over its column of them.
//
//     java -cp LUCENE LuceneSearch INDEX
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.queryparser.classic.MultiFieldQueryParser;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;

public class LuceneSearch {
	static final int PAGE = 10;
	static final String[] FIELDS = {"title", "body"};
	static final DutchAnalyzer analyzer =
		new DutchAnalyzer(CharArraySet.EMPTY_SET, CharArraySet.EMPTY_SET);
	static IndexSearcher searcher;
	static UnifiedHighlighter highlighter;

	static class Years extends SimpleCollector {
		final Map<Long, Integer> counts = new HashMap<>();
		NumericDocValues years;

		@Override
		protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
			years = leaf.reader().getNumericDocValues("year");
		}

		@Override
		public void collect(int document) throws IOException {
			if (years.advanceExact(document))
				counts.merge(years.longValue(), 1, Integer::sum);
		}

		@Override
		public ScoreMode scoreMode() {
			return ScoreMode.COMPLETE_NO_SCORES;
		}
	}

	static Query parse(String[] asked) throws ParseException {
		String kind = asked[0], words = asked[1];
		QueryParser parser = new MultiFieldQueryParser(FIELDS, analyzer);
		parser.setAllowLeadingWildcard(true);
		parser.setDefaultOperator(
			kind.startsWith("or") ? QueryParser.Operator.OR : QueryParser.Operator.AND);
		if (kind.startsWith("phrase"))
			words = '"' + words + '"';
		else if (kind.equals("prefix"))
			words += "*";
		else if (kind.equals("suffix"))
			words = "*" + words;
		Query query = parser.parse(words);
		int from = Integer.parseInt(asked[2]), until = Integer.parseInt(asked[3]);
		return from == 0 ? query
				 : new BooleanQuery.Builder()
					   .add(query, BooleanClause.Occur.MUST)
					   .add(IntPoint.newRangeQuery("day", from, until),
						   BooleanClause.Occur.FILTER)
					   .build();
	}

	static String search(String[] asked) throws IOException, ParseException {
		Query query = parse(asked);
		TopDocs found = searcher.search(query, PAGE);
		String[] snippets = highlighter.highlight("body", query, found, 1);
		long bytes = 0;
		for (int i = 0; i < snippets.length; i++) {
			ScoreDoc hit = found.scoreDocs[i];
			bytes += searcher.doc(hit.doc, Collections.singleton("title"))
					 .get("title")
					 .length();
			bytes += snippets[i] != null ? snippets[i].length() : 0;
		}
		if (asked[0].equals("facets"))
			searcher.search(query, new Years());
		return found.totalHits.value + "\t" + bytes;
	}

	public static void main(String[] arguments) throws Exception {
		searcher = new IndexSearcher(
			DirectoryReader.open(FSDirectory.open(Path.of(arguments[0]))));
		/* Each question comes several times, and none is to be answered from memory. */
		searcher.setQueryCache(null);
		highlighter = new UnifiedHighlighter(searcher, analyzer);
		highlighter.setMaxLength(1 << 20);
		BufferedReader in = new BufferedReader(
			new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			String[] asked = line.split("\t");
			long start = System.nanoTime();
			String answer = search(asked);
			System.out.println((System.nanoTime() - start) + "\t" + answer);
		}
	}
}
