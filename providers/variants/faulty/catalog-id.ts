import type { Arguments } from '../../contract/json';
import { around } from '../changes/around';
import { isForFurther } from '../changes/new-socket';
import { withUpcalls } from '../changes/upcalls';
import { faulty, type FaultyVariant } from '../variant';

const FOREIGN_ENTRY = 1001;

function naming(
  described: { readonly id: string; readonly title: string; readonly shape: string },
  dwCatalogEntryId: number,
  when: (args: Arguments) => boolean,
): FaultyVariant {
  return faulty({
    ...described,
    breaks: ['DESC-5'],
    overrides: {
      wrap: around({
        WSPSocket: ({ args, context, proceed }) =>
          proceed({
            context: withUpcalls(context, ({ args: own, make }) =>
              make(when(args) ? { ...own, dwCatalogEntryId } : own),
            ),
          }),
      }),
    },
  });
}

/** The upcall names a catalog entry that is not the provider's. */
export const CATALOG_ID = [
  naming(
    {
      id: 'upcall-names-a-foreign-entry',
      title: 'The catalog id that the sample code had is handed to WPUCreateSocketHandle: another vendor’s.',
      shape: '',
    },
    FOREIGN_ENTRY,
    () => true,
  ),
  naming(
    {
      id: 'upcall-names-entry-zero-for-wild-cards',
      title: 'Where family and type are zero, the catalog id handed to the upcall stays zero too.',
      shape: '',
    },
    0,
    ({ af, type }) => af === 0 && type === 0,
  ),
  naming(
    {
      id: 'file-handle-upcall-names-a-foreign-entry',
      title: 'WPUModifyIFSHandle is called with the catalog id of another vendor’s entry.',
      shape: 'ifs',
    },
    FOREIGN_ENTRY,
    () => true,
  ),
  naming(
    {
      id: 'upcall-names-a-foreign-entry-for-groups',
      title: 'The path for sockets in groups has a catalog id of its own, which is another vendor’s.',
      shape: '',
    },
    FOREIGN_ENTRY,
    ({ g }) => g !== 0,
  ),
  naming(
    {
      id: 'upcall-names-a-foreign-entry-for-further-descriptors',
      title: 'For a further descriptor of a shared socket the upcall gets another vendor’s catalog id.',
      shape: 'ifs',
    },
    FOREIGN_ENTRY,
    (args) => isForFurther({ args }),
  ),
];
