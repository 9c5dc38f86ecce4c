// SPDX-License-Identifier: GPL-2.0-or-later
// Lucene: its Dutch analyzer without stop words, title and text stored, the day and the
// year as numbers, two threads, one commit, which syncs.
//
//     java -cp LUCENE Lucene TEXTS DIRECTORY
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

public class Lucene {
	static final int THREADS = 2, BUFFER_MB = 256;
	static final String[] END = {};
	static final ArrayBlockingQueue<String[]> queue = new ArrayBlockingQueue<>(256);

	static int day(String date) {
		return Integer.parseInt((date.replace("-", "") + "00000000").substring(0, 8));
	}

	static void add(IndexWriter writer) {
		try {
			for (String[] text = queue.take(); text != END; text = queue.take()) {
				Document document = new Document();
				document.add(new TextField("title", text[0], Field.Store.YES));
				document.add(new StringField("date", text[1], Field.Store.YES));
				int day = day(text[1]);
				document.add(new IntPoint("day", day));
				document.add(new NumericDocValuesField("year", day / 10000));
				document.add(new TextField("body", text[2], Field.Store.YES));
				writer.addDocument(document);
			}
		} catch (IOException | InterruptedException e) {
			e.printStackTrace();
			System.exit(6);
		}
	}

	static String line(InputStream in) throws IOException {
		byte[] bytes = new byte[1 << 12];
		int length = 0;
		for (int next = in.read(); next != '\n'; next = in.read()) {
			if (next < 0)
				return null;
			if (length == bytes.length)
				bytes = java.util.Arrays.copyOf(bytes, 2 * length);
			bytes[length++] = (byte) next;
		}
		return new String(bytes, 0, length, StandardCharsets.UTF_8);
	}

	static void read(Path path) throws IOException, InterruptedException {
		try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 20)) {
			for (String head = line(in); head != null; head = line(in)) {
				String[] text = head.split("\t", 3);
				byte[] body = in.readNBytes(Integer.parseInt(text[2]));
				text[2] = new String(body, StandardCharsets.UTF_8);
				in.read();
				queue.put(text);
			}
		}
	}

	public static void main(String[] arguments) throws Exception {
		IndexWriterConfig config = new IndexWriterConfig(
			new DutchAnalyzer(CharArraySet.EMPTY_SET, CharArraySet.EMPTY_SET));
		config.setRAMBufferSizeMB(BUFFER_MB);
		IndexWriter writer =
			new IndexWriter(FSDirectory.open(Path.of(arguments[1])), config);
		Thread[] threads = new Thread[THREADS];
		for (int i = 0; i < THREADS; i++) {
			threads[i] = new Thread(() -> add(writer));
			threads[i].start();
		}
		read(Path.of(arguments[0]));
		for (Thread thread : threads)
			queue.put(END);
		for (Thread thread : threads)
			thread.join();
		writer.commit();
		writer.close();
	}
}
